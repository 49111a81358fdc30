using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Revisions;

/// <summary>
/// P chains of N/P attempts side by side; every attempt revises the ones before it (Snell et al. 2024, section 6). Choosing over whole
/// chains is
/// what makes revisions pay, since many a right answer is revised into a wrong one.
/// </summary>
internal sealed class RevisionsStrategy(int n, int chains, int context, ChainChoice choice) : IStrategy
{
    public static StrategyEntry Entry { get; } = Make(StrategyNames.Revisions, "One chain of N attempts, each a revision of the ones before it.", [], _ => 1);

    /// <summary>The entry of a strategy that differs in nothing but its number of chains.</summary>
    public static StrategyEntry Make(string name, string summary, IReadOnlyList<Option> more, Func<OptionValues, int> chains) => new()
    {
        Name = name,
        Summary = summary,
        Options =
        [
            Samples.Option,
            .. more,
            Option.Count("context", "earlier attempts a revision is shown", 4, 1, 16),
            Option.Word("choice", "who chooses: the verifier in each chain and then between them, the majority of all, or each chain's last attempt", ChainChoice.Names),
        ],
        Needs = Abilities.Revise,
        NeedsVerifier = true,
        Create = options => new RevisionsStrategy(Samples.In(options), chains(options), options.Count("context"), new(options.Word("choice"))),
        Demand = options => new(new DrawDemand(Samples.In(options), Samples.In(options))
        {
            Texts = options.Count("context"),
            Scored = new ChainChoice(options.Word("choice")).Scored,
        }),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        await search.DrawAsync(new(chains) { Score = choice.Scored });
        var grown = Enumerable.Range(0, chains).Select(number => new Chain(search, number, chains, context, choice.Scored).GrowAsync(Length(number)));
        return choice.Choose(await Task.WhenAll(grown), search.Voting);
    }

    /// <summary>What does not divide evenly goes to the first chains.</summary>
    private int Length(int chain) => (n / chains) + (chain < n % chains ? 1 : 0);
}
