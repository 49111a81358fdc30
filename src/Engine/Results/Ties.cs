using Ponder.Core.Voting;

namespace Ponder.Engine.Results;

/// <summary>Votes that nobody won: what decided between the first two answers says nothing of which is right.</summary>
internal static class Ties
{
    /// <summary>Whether the first two groups are level by the rule.</summary>
    /// <param name="rule">How the answer was chosen.</param>
    /// <param name="groups">The groups, the winner first.</param>
    public static bool IsTie(VoteRule rule, IReadOnlyList<AnswerGroup> groups) => groups.Count > 1 && rule switch
    {
        VoteRule.Majority => groups[0].Votes == groups[1].Votes,
        VoteRule.Best => groups[0].BestScore == groups[1].BestScore,
        _ => Math.Abs(groups[0].Weight - groups[1].Weight) <= 1e-9 * Math.Max(1, groups[0].Weight),
    };
}
