using Ponder.Core.Proposing;
using Ponder.Search.Pages;
using Ponder.Search.Standings;

namespace Ponder.Search.Reliability;

/// <summary>What a problem's pool shows of how likely its answer is right, as numbers that a fit can weigh.</summary>
public static class ConfidenceFacts
{
    private const double Least = 0.005;
    private const double LeastShare = 0.02;

    /// <summary>The facts' names, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["bias", "belief", "voters", "bestScore", "lead", "agreement", "length", "cut", "share"];

    /// <summary>
    /// The facts: 1; the logit of the belief in the chosen group; ln of the voters; the logit of the chosen group's best score, 0 without one;
    /// its lead in votes over the next group as a share; 1 where most votes say the same, else 0; ln of the mean tokens of what votes, over 100;
    /// the share of whole samples that gave no answer; the logit of the raw share.
    /// </summary>
    /// <param name="outcome">How the problem stands; somebody must have voted.</param>
    /// <param name="belief">The posterior over its groups.</param>
    public static double[] Of(ProblemOutcome outcome, Belief belief)
    {
        var groups = outcome.Vote.Groups;
        var voters = groups.Sum(g => g.Votes);
        var chosen = groups[0];
        var next = groups.Skip(1).Select(g => g.Votes).DefaultIfEmpty(0).Max();
        var voting = outcome.Pool.Where(c => c.Votes).ToList();
        var whole = outcome.Pool.Count(c => c.Purpose.Answers() && c.Ending != Ending.Step);
        return
        [
            1,
            Logit(belief.Chance(GroupFacts.Of(groups))),
            Math.Log(Math.Max(1, voters)),
            chosen.BestScore is { } best ? Logit(best) : 0,
            (chosen.Votes - next) / (double)Math.Max(1, voters),
            chosen.Votes >= next ? 1 : 0,
            Math.Log(Math.Max(1, voting.Count == 0 ? 100 : voting.Average(c => c.Tokens)) / 100),
            whole == 0 ? 0 : 1 - (voting.Count / (double)Math.Max(whole, voting.Count)),
            Logit(outcome.Vote.Confidence, LeastShare),
        ];
    }

    private static double Logit(double chance, double least = Least)
    {
        var inside = Math.Clamp(chance, least, 1 - least);
        return Math.Log(inside / (1 - inside));
    }
}
