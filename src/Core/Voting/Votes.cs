using Ponder.Answers;
using Ponder.Core.Candidates;

namespace Ponder.Core.Voting;

/// <summary>
/// Takes votes. Candidates that are unfinished or without an answer abstain, and so do unscored ones where scores count; ties go to the
/// higher best score, then to the earlier candidate.
/// </summary>
public static class Votes
{
    /// <summary>The vote of the candidates under a rule.</summary>
    public static Vote Take(VoteRule rule, IEnumerable<Candidate> candidates, VoteOptions options) =>
        Count(rule, Ballot.Of(candidates, options.Aggregation), options);

    /// <summary>The vote of the ballots under a rule.</summary>
    public static Vote Count(VoteRule rule, IReadOnlyList<Ballot> ballots, VoteOptions options)
    {
        if (ballots.Count == 0) return Vote.None;
        var classes = Classes(ballots, options);
        var majority = Rank(classes.Select(members => Summarise(members, members[0])), g => g.Votes);
        if (rule == VoteRule.Majority || !ballots.Any(b => b.Score is not null))
            return Elect(VoteRule.Majority, majority, majority[0].Votes / (double)ballots.Count);

        var ranked = Rank(
            classes.Where(members => members.Exists(Scored)).Select(members => Summarise(members, members.Find(Scored))),
            g => rule == VoteRule.Best ? g.BestScore!.Value : g.Weight);
        var (share, margin) = rule == VoteRule.Best ? BestMargin(ranked) : WeightMargin(ranked);
        var contested = ranked[0].Best != majority[0].Best && majority[0].Votes > ranked[0].Votes && margin < options.ContestedMargin;
        return contested && options.PreferMajority
            ? Elect(VoteRule.Majority, majority, majority[0].Votes / (double)ballots.Count) with { Contested = true }
            : Elect(rule, [.. ranked, .. majority.Where(g => g.BestScore is null)], share) with { Contested = contested };
    }

    private static Vote Elect(VoteRule rule, IReadOnlyList<AnswerGroup> groups, double confidence) => new()
    {
        Rule = rule,
        Answer = groups[0].Answer,
        Confidence = confidence,
        Chosen = groups[0].Best,
        Groups = groups,
    };

    private static bool Scored(Ballot ballot) => ballot.Score is not null;

    private static List<List<Ballot>> Classes(IReadOnlyList<Ballot> ballots, VoteOptions options)
    {
        var classes = AnswerClasses.Of([.. ballots.Select(b => b.Answer)], options.Equivalence);
        var numbered = ballots.Select((ballot, place) => (ballot, first: classes[place]));
        return [.. numbered.GroupBy(x => x.first, x => x.ballot).Select(group => group.ToList())];
    }

    /// <summary>The group of a class.</summary>
    /// <param name="members">All of the class.</param>
    /// <param name="first">Its first member that does not abstain: its spelling and place count.</param>
    private static AnswerGroup Summarise(List<Ballot> members, Ballot first)
    {
        var scored = members.FindAll(Scored);
        var best = scored.Count == 0 ? members[0] : scored.MaxBy(m => m.Score!.Value);
        return new(first.Answer, members.Count, scored.Sum(m => m.Score!.Value), best.Score, first.Candidate, best.Candidate);
    }

    private static IReadOnlyList<AnswerGroup> Rank(IEnumerable<AnswerGroup> groups, Func<AnswerGroup, double> strength) =>
        [.. groups.OrderByDescending(strength).ThenByDescending(g => g.BestScore ?? double.NegativeInfinity).ThenBy(g => g.First)];

    private static (double Share, double Margin) WeightMargin(IReadOnlyList<AnswerGroup> ranked)
    {
        var total = ranked.Sum(g => g.Weight);
        return total <= 0 ? (0, 0) : (ranked[0].Weight / total, (ranked[0].Weight - (ranked.Count > 1 ? ranked[1].Weight : 0)) / total);
    }

    private static (double Share, double Margin) BestMargin(IReadOnlyList<AnswerGroup> ranked) =>
        (ranked[0].BestScore!.Value, ranked[0].BestScore!.Value - (ranked.Count > 1 ? ranked[1].BestScore!.Value : 0));
}
