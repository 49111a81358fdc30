using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Core.Voting;

namespace Ponder.Core.Tests.Voting;

public class VotesTests
{
    private static Candidate Of(int index, string? answer, double? score = null, Ending ending = Ending.Finished, Purpose purpose = Purpose.Solve) => new()
    {
        Id = new(0, 0, 0, index),
        Draw = new("end", index),
        Seed = 1,
        Purpose = purpose,
        Ending = ending,
        Answer = answer,
        Scores = score is { } s ? [s] : null,
    };

    private static Vote Take(VoteRule rule, VoteOptions options, params Candidate[] candidates) => Votes.Take(rule, candidates, options);

    private static Vote Take(VoteRule rule, params Candidate[] candidates) => Take(rule, new(), candidates);

    [Fact]
    public void The_largest_group_is_the_majority()
    {
        var vote = Take(VoteRule.Majority, Of(0, "1", 0.9), Of(1, "2", 0.1), Of(2, "2.0", 0.2), Of(3, "3"));
        Assert.Equal(("2", 0.5, new CandidateId(0, 0, 0, 2)), (vote.Answer, vote.Confidence, vote.Chosen));
        Assert.Equal([2, 1, 1], vote.Groups.Select(g => g.Votes));
    }

    [Fact]
    public void The_highest_score_is_the_best_and_the_largest_sum_the_weighted()
    {
        Candidate[] pool = [Of(0, "1", 0.8), Of(1, "2", 0.5), Of(2, "2", 0.6), Of(3, "3", 0.1)];
        Assert.Equal(("1", 0.8), (Take(VoteRule.Best, pool).Answer, Take(VoteRule.Best, pool).Confidence));
        var weighted = Take(VoteRule.Weighted, pool);
        Assert.Equal(("2", 0.55), (weighted.Answer, Math.Round(weighted.Confidence, 9)));
        Assert.Equal(new CandidateId(0, 0, 0, 2), weighted.Chosen);
    }

    [Fact]
    public void Who_is_unfinished_without_answer_or_no_answer_to_the_problem_abstains()
    {
        var vote = Take(
            VoteRule.Majority,
            Of(0, "1", ending: Ending.Length), Of(1, "1", ending: Ending.Step), Of(2, "1", ending: Ending.Failed), Of(3, null),
            Of(4, "1", purpose: Purpose.Judge), Of(5, "1", purpose: Purpose.Critique), Of(6, "1", purpose: Purpose.Compare),
            Of(7, "1", purpose: Purpose.Think), Of(8, "2", purpose: Purpose.Conclude), Of(9, "2", purpose: Purpose.Revise), Of(10, "2", purpose: Purpose.Refine));
        Assert.Equal(("2", 3), (vote.Answer, Assert.Single(vote.Groups).Votes));
    }

    [Fact]
    public void The_unscored_abstain_where_scores_count_unless_all_are()
    {
        var vote = Take(VoteRule.Weighted, Of(0, "1"), Of(1, "1"), Of(2, "2", 0.01));
        Assert.Equal(("2", 1.0, VoteRule.Weighted), (vote.Answer, vote.Confidence, vote.Rule));
        Assert.Equal("1", vote.Groups[^1].Answer);
        var unscored = Take(VoteRule.Best, Of(0, "1"), Of(1, "2"), Of(2, "2"));
        Assert.Equal(("2", VoteRule.Majority), (unscored.Answer, unscored.Rule));
    }

    [Fact]
    public void A_score_of_zero_is_a_score()
    {
        var vote = Take(VoteRule.Best, Of(0, "1", 0), Of(1, "2"));
        Assert.Equal(("1", 0.0), (vote.Answer, vote.Confidence));
        Assert.Equal(0.0, Take(VoteRule.Weighted, Of(0, "1", 0), Of(1, "2", 0)).Confidence);
    }

    [Fact]
    public void Ties_go_to_the_higher_best_score_then_to_the_earlier_candidate()
    {
        Assert.Equal("2", Take(VoteRule.Majority, Of(0, "1", 0.3), Of(1, "2", 0.4)).Answer);
        Assert.Equal("1", Take(VoteRule.Majority, Of(0, "1", 0.4), Of(1, "2", 0.4)).Answer);
        Assert.Equal("1", Take(VoteRule.Majority, Of(1, "2"), Of(0, "1")).Answer);
        Assert.Equal("2", Take(VoteRule.Weighted, Of(0, "1", 0.25), Of(1, "1", 0.25), Of(2, "2", 0.5)).Answer);
    }

    [Fact]
    public void Nobody_is_counted_twice()
    {
        var twice = Of(0, "1", 0.4);
        var vote = Take(VoteRule.Weighted, twice, twice, Of(1, "2", 0.5), twice);
        Assert.Equal(("2", 1), (vote.Answer, vote.Groups[1].Votes));
    }

    [Fact]
    public void Nobody_votes_and_there_is_no_answer() => Assert.Same(Vote.None, Take(VoteRule.Weighted, Of(0, null)));

    [Fact]
    public void A_small_margin_against_the_majority_is_contested()
    {
        Candidate[] close = [Of(0, "1", 0.30), Of(1, "1", 0.30), Of(2, "2", 0.62)];
        var vote = Take(VoteRule.Weighted, close);
        Assert.Equal(("2", true), (vote.Answer, vote.Contested));
        var preferred = Take(VoteRule.Weighted, new VoteOptions { PreferMajority = true }, close);
        Assert.Equal(("1", true, VoteRule.Majority), (preferred.Answer, preferred.Contested, preferred.Rule));
        Assert.False(Take(VoteRule.Weighted, new VoteOptions { ContestedMargin = 0.01 }, close).Contested);
        Assert.False(Take(VoteRule.Weighted, Of(0, "1", 0.1), Of(1, "1", 0.1), Of(2, "2", 0.9)).Contested);
    }

    [Fact]
    public void The_options_aggregation_is_the_votes()
    {
        var (rising, level) = (Of(0, "1") with { Scores = [0.1, 0.9] }, Of(1, "2") with { Scores = [0.6, 0.6] });
        Assert.Equal("1", Take(VoteRule.Best, rising, level).Answer);
        Assert.Equal("2", Take(VoteRule.Best, new VoteOptions { Aggregation = Aggregation.Min }, rising, level).Answer);
        Assert.Equal("2", Take(VoteRule.Best, new VoteOptions { Aggregation = Aggregation.Mean }, rising, level).Answer);
        Assert.Equal("2", Take(VoteRule.Best, new VoteOptions { Aggregation = Aggregation.Prod }, rising, level).Answer);
    }

    [Fact]
    public void A_vote_can_be_decided_for_another_of_its_groups()
    {
        Candidate[] pool = [Of(0, "1", 0.8), Of(1, "2", 0.79), Of(2, "3", 0.1)];
        var vote = Take(VoteRule.Best, pool).For(pool[1]);
        Assert.Equal(("2", 0.79, pool[1].Id), (vote.Answer, vote.Confidence, vote.Chosen));
        Assert.Equal(["2", "1", "3"], vote.Groups.Select(g => g.Answer));
    }
}
