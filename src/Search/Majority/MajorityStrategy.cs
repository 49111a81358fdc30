using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Majority;

/// <summary>N independent samples, the most frequent answer (self-consistency, Wang et al. 2022).</summary>
internal sealed class MajorityStrategy(FirstDraft drafts) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Majority,
        Summary = "N samples; the most frequent answer wins. No verifier.",
        Options = [Samples.Option, FirstDraft.Option],
        Nested = true,
        Create = options => new MajorityStrategy(FirstDraft.Of(options)),
        Demand = options => FirstDraft.Of(options).Demand(scored: false),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search) =>
        Votes.Take(VoteRule.Majority, await drafts.DrawAsync(search, score: false), search.Voting);
}
