using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Esc;

/// <summary>
/// Early-stopping self-consistency (Li et al. 2024): samples come in windows, and the first window whose members all answer the same ends
/// the
/// search with that answer; else the majority of all. A sample without an answer keeps its window from being unanimous.
/// </summary>
internal sealed class EscStrategy(int n, int window) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.Esc,
        Summary = "Majority that stops at the first unanimous window of samples.",
        Options = [Samples.Option, Option.Count("window", "samples in a window", 5, 2, 64)],
        Create = options => new EscStrategy(Samples.In(options), options.Count("window")),
        Demand = options => new(new DrawDemand(Samples.In(options), (Samples.In(options) + options.Count("window") - 1) / options.Count("window"))),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        IReadOnlyList<Candidate> drawn = [];
        for (var count = Math.Min(window, n); ; count = Math.Min(count + window, n))
        {
            var before = drawn.Count;
            drawn = await search.DrawAsync(new(count));
            var last = Votes.Take(VoteRule.Majority, drawn.Skip(before), search.Voting);
            if (last.Groups is [{ } only] && only.Votes == window) return last;
            if (drawn.Count < count || count == n) return Votes.Take(VoteRule.Majority, drawn, search.Voting);
        }
    }
}
