using Ponder.Core.Voting;
using Ponder.Search.Solving;

namespace Ponder.Search.Greedy;

/// <summary>One solution, always the likeliest token: what the model says when no extra compute is spent.</summary>
internal sealed class GreedyStrategy : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Greedy,
        Summary = "One solution at temperature 0: the baseline.",
        Options = [],
        Create = _ => new GreedyStrategy(),
        Demand = _ => new(new DrawDemand(1, 1)),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search) =>
        Votes.Take(VoteRule.Majority, await search.DrawAsync(new(1) { Temperature = 0 }), search.Voting);
}
