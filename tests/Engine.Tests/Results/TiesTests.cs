using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Engine.Results;

namespace Ponder.Engine.Tests.Results;

/// <summary>Votes that nobody won.</summary>
public class TiesTests
{
    [Theory]
    [InlineData(VoteRule.Majority, 3, 3, true)]
    [InlineData(VoteRule.Majority, 3, 2, false)]
    [InlineData(VoteRule.Weighted, 3, 3, false)]
    public void Equal_votes_are_a_tie_where_votes_decide(VoteRule rule, int first, int second, bool tied) =>
        Assert.Equal(tied, Ties.IsTie(rule, [Group(first, 2.5, 0.9), Group(second, 1.5, 0.8)]));

    [Fact]
    public void Equal_weights_and_scores_are_a_tie_where_they_decide()
    {
        Assert.True(Ties.IsTie(VoteRule.Weighted, [Group(1, 0.1 + 0.2, 0.2), Group(2, 0.3, 0.1)]));
        Assert.True(Ties.IsTie(VoteRule.Best, [Group(1, 0.5, 0.5), Group(4, 0.9, 0.5)]));
        Assert.False(Ties.IsTie(VoteRule.Best, [Group(1, 0.5, 0.5), Group(4, 0.9, 0.4)]));
    }

    [Fact]
    public void One_answer_and_none_are_no_tie()
    {
        Assert.False(Ties.IsTie(VoteRule.Majority, [Group(3, 1, 0.5)]));
        Assert.False(Ties.IsTie(VoteRule.Majority, []));
    }

    private static AnswerGroup Group(int votes, double weight, double best) => new("a", votes, weight, best, default(CandidateId), default);
}
