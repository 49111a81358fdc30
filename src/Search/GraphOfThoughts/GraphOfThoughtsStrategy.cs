using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.GraphOfThoughts;

/// <summary>
/// The question becomes a graph of sub-questions in layers, where complex ones become graphs of their own, and a solution joins what they
/// found (adaptive graph of thoughts, Pandey et al. 2025, arXiv 2502.05078). Whether a sub-question is complex is said by the division that
/// names it, not asked again. N graphs vote; each counts as one sample, from its first division on.
/// </summary>
internal sealed class GraphOfThoughtsStrategy(int n, GraphLimits limits) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.GraphOfThoughts,
        Summary = "Divides the question into layers of sub-questions, complex ones again, and joins their answers; N such graphs vote.",
        Options = [Option.Count(Samples.Name, "graphs, each of which ends in one solution", 1, 1, 64), .. GraphLimits.Options],
        Needs = Abilities.Divide,
        Create = options => new GraphOfThoughtsStrategy(Samples.In(options), GraphLimits.Of(options)),
        Demand = options => GraphLimits.Of(options).Demand(Samples.In(options)),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var begun = await search.DrawAsync(new(n) { Purpose = Purpose.Divide, MaxTokens = limits.Plan });
        var solved = await Task.WhenAll(begun.Select(first => new ThoughtGraph(search, limits).SolveAsync(first)));
        return Votes.Take(VoteRule.Majority, solved.OfType<Candidate>(), search.Voting);
    }
}
