using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Mixture;

/// <summary>
/// Samples of all the job's proposers in one vote: models that err in different ways outvote each other's errors. Where N is no multiple of
/// their number, the first ones draw one more.
/// </summary>
internal sealed class MixtureStrategy(int n, VoteChoice choice) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Mixture,
        Summary = "N samples of all the job's proposers in one vote.",
        Options = [Samples.Option, VoteChoice.Option],
        Nested = true,
        Create = options => new MixtureStrategy(Samples.In(options), VoteChoice.Of(options)),
        Demand = options => Most(options, 2),
        Among = Most,
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var drawn = await Task.WhenAll(Shares(n, search.Writers).Select((share, writer) => DrawAsync(search, writer, share)));
        return choice.Take(drawn.SelectMany(d => d), search.Voting);
    }

    private static Demand Most(OptionValues options, int writers) => new(
        [.. Shares(Samples.In(options), writers).Select((share, writer) => new DrawDemand(share, 1) { Writer = writer, Scored = VoteChoice.Of(options).Weighted }).Where(d => d.Drafts > 0)]);

    private static IEnumerable<int> Shares(int n, int writers) => Enumerable.Range(0, writers).Select(writer => (n / writers) + (writer < n % writers ? 1 : 0));

    private async Task<IReadOnlyList<Candidate>> DrawAsync(IProblemSearch search, int writer, int share) =>
        share == 0 ? [] : await search.DrawAsync(new(share) { Writer = writer, Score = choice.Weighted });
}
