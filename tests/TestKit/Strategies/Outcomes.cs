using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Xunit;

namespace Ponder.TestKit.Strategies;

/// <summary>What holds of every outcome, whatever a strategy did.</summary>
public static class Outcomes
{
    private static readonly string[] Own = [StrategyNames.SelfVerification, StrategyNames.Tournament, StrategyNames.ConfidenceVote, StrategyNames.DeepConf, StrategyNames.CollectiveMcts];

    /// <summary>Who is counted may vote, is counted once, and weighs what the verifier said.</summary>
    /// <remarks>Strategies that weigh by the proposer's own verdicts or confidences have weights that are not the verifier's.</remarks>
    public static void AssertValid(ProblemOutcome outcome)
    {
        var voters = outcome.Pool.Where(c => c is { Ending: Ending.Finished, Answer: not null }).ToDictionary(c => c.Id);
        Assert.True(outcome.Vote.Groups.Sum(g => g.Votes) <= voters.Count);
        Assert.Equal(outcome.Vote.Groups.Count, outcome.Vote.Groups.Select(g => g.Answer).Distinct().Count());
        foreach (var group in outcome.Vote.Groups)
        {
            Assert.Contains(group.First, voters.Keys);
            Assert.Equal(group.Answer, voters[group.First].Answer);
            Assert.Contains(group.Best, voters.Keys);
            var scores = voters.Values.Where(v => v.Answer == group.Answer && v.Scores is not null).Select(v => v.Scores![^1]).ToList();
            if (!Own.Contains(outcome.History[^1].Strategy.Name)) Assert.True(group.Weight <= scores.Sum() + 1e-9);
        }

        if (outcome.Vote.Answer is not null) Assert.Equal(outcome.Vote.Groups[0].Answer, outcome.Vote.Answer);
        Assert.InRange(outcome.Vote.Confidence, 0, 1);
    }
}
