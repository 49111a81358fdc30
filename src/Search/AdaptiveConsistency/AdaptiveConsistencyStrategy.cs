using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.AdaptiveConsistency;

/// <summary>
/// Adaptive consistency (Aggarwal et al. 2023): stops when the leading answer would stay ahead of the second with enough confidence. Each
/// turn
/// draws just as many samples as would suffice if all of them agreed with the leader, so nothing unnecessary is ever under way.
/// </summary>
internal sealed class AdaptiveConsistencyStrategy(int n, double confidence) : IStrategy
{
    public static StrategyEntry Entry { get; } = new()
    {
        Name = StrategyNames.AdaptiveConsistency,
        Summary = "Majority that stops once the leading answer is unlikely to be overtaken.",
        Options = [Samples.Option, Option.Number("confidence", "how likely the leader must be to stay ahead", 0.95, 0.5, 0.9999)],
        Create = options => new AdaptiveConsistencyStrategy(Samples.In(options), options.Number("confidence")),
        Demand = options => new(new DrawDemand(Samples.In(options), Samples.In(options))),
    };

    public async Task<Vote> SolveAsync(IProblemSearch search)
    {
        var (vote, count) = (Vote.None, 0);
        while (count < n && Needed(vote) is > 0 and var more)
        {
            count = Math.Min(n, count + more);
            IReadOnlyList<Candidate> drawn = await search.DrawAsync(new(count));
            vote = Votes.Take(VoteRule.Majority, drawn, search.Voting);
            if (drawn.Count < count) break;
        }

        return vote;
    }

    /// <summary>How many further votes for the leader would end the search; 0 where it has ended.</summary>
    private int Needed(Vote vote)
    {
        var first = vote.Groups.Count > 0 ? vote.Groups[0].Votes : 0;
        var second = vote.Groups.Count > 1 ? vote.Groups[1].Votes : 0;
        var more = 0;
        while (StaysAhead(first + more, second) < confidence) more++;
        return more;
    }

    /// <summary>
    /// 1 − I½(v1 + 1, v2 + 1): the chance that an answer with v1 votes is truly more frequent than one with v2 under a uniform prior; for
    /// whole
    /// counts a binomial tail.
    /// </summary>
    internal static double StaysAhead(int v1, int v2)
    {
        var trials = v1 + v2 + 1;
        var (term, tail) = (Math.Pow(2, -trials), 0.0);
        for (var j = 0; j <= v1; j++)
        {
            tail += term;
            term *= (trials - j) / (double)(j + 1);
        }

        return tail;
    }
}
