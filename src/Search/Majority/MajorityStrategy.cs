using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Majority;

/// <summary>N independent samples, the most frequent answer (self-consistency, Wang et al. 2022).</summary>
internal sealed class MajorityStrategy(int n) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Majority,
        Summary = "N samples; the most frequent answer wins. No verifier.",
        Options = [Samples.Option],
        Nested = true,
        Create = options => new MajorityStrategy(Samples.In(options)),
        Demand = options => new(new DrawDemand(Samples.In(options), 1)),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search) =>
        Votes.Take(VoteRule.Majority, await search.DrawAsync(new(n)), search.Voting);
}
