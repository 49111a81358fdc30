using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.BestOfN;

/// <summary>N independent samples, scored; the vote decides: the single best, or the best group of equivalent answers.</summary>
internal sealed class BestOfNStrategy(FirstDraft drafts, VoteRule rule) : IStrategy
{
    public static StrategyEntry Entry { get; } = Make(StrategyNames.BestOfN, "N scored samples; the highest score wins.", VoteRule.Best);

    /// <summary>The entry of a strategy that differs in nothing but its vote.</summary>
    public static StrategyEntry Make(string name, string summary, VoteRule rule) => new()
    {
        Name = name,
        Summary = summary,
        Options = [Samples.Option, FirstDraft.Option],
        Nested = true,
        NeedsVerifier = true,
        Create = options => new BestOfNStrategy(FirstDraft.Of(options), rule),
        Demand = options => FirstDraft.Of(options).Demand(scored: true),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search) =>
        Votes.Take(rule, await drafts.DrawAsync(search, score: true), search.Voting);
}
