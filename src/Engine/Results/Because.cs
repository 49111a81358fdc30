using System.Globalization;
using Ponder.Core.Voting;
using Ponder.Search.Pages;

namespace Ponder.Engine.Results;

/// <summary>Why a problem has the answer it has, in a sentence.</summary>
internal static class Because
{
    private const int MostAnswer = 40;

    /// <summary>The sentence; of a problem without an answer, what kept it from one.</summary>
    public static string Of(ProblemOutcome outcome)
    {
        var (vote, waves) = (outcome.Vote, outcome.History.Count);
        if (vote.Answer is null) return Sentence(outcome.Reason ?? "no sample ended with an answer");
        var voters = vote.Groups.Sum(g => g.Votes);
        var most = vote.Groups.MaxBy(g => g.Votes)!;
        var why = Chosen(vote, voters);
        if (most.Answer != vote.Answer && most.Votes > vote.Groups[0].Votes)
            why += $"; most samples ({most.Votes}) say {Excerpt.Of(most.Answer, MostAnswer)}";
        if (vote.Contested) why += "; neither is sure";
        else if (Ties.IsTie(vote.Rule, vote.Groups)) why += vote.Rule == VoteRule.Majority ? "; the two are level" : "; the scores are level";
        if (waves > 1) why += $"; it took {waves} waves";
        if (outcome.Status == SolveStatus.Partial) why += "; the budget ended first";
        return Sentence(why);
    }

    private static string Chosen(Vote vote, int voters)
    {
        var first = vote.Groups[0];
        var agree = voters == 1 ? "the only sample with an answer says so"
            : first.Votes == voters ? $"all {voters} samples with an answer agree"
            : first.Votes == 1 ? $"one of {voters} samples with an answer says so"
            : $"{first.Votes} of {voters} samples with an answer agree";
        return vote.Rule switch
        {
            VoteRule.Best when first.BestScore is { } best => $"the verifier scores this solution highest, {Number(best)} of 1; {agree}",
            VoteRule.Weighted when vote.Groups.Count > 1 =>
                $"{agree}, and the verifier's scores for it add up to {Number(first.Weight)} of {Number(vote.Groups.Sum(g => g.Weight))}",
            VoteRule.Confidence when vote.Groups.Count > 1 =>
                $"{agree}, and the model's own confidence in them is {Number(first.Weight)} of {Number(vote.Groups.Sum(g => g.Weight))}",
            VoteRule.Tournament when vote.Groups.Count > 1 => $"the model prefers this solution to those with other answers; {agree}",
            VoteRule.Weighted when first.BestScore is { } best =>
                $"{agree}, and the verifier scores {(first.Votes == 1 ? "it" : "the best of them")} {Number(best)} of 1",
            _ when vote.Groups.Count > 1 && vote.Groups[1].Votes > 1 =>
                $"{agree}, {vote.Groups[1].Votes} say {Excerpt.Of(vote.Groups[1].Answer, MostAnswer)}",
            _ => agree,
        };
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Sentence(string words) =>
        $"{char.ToUpperInvariant(words[0])}{words[1..]}{(words.EndsWith('.') ? "" : ".")}";
}
