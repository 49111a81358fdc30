using Ponder.Core.Budgets;
using Ponder.Search.Allocation.Ballots;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Tests.Allocation;

/// <summary>What a budget goes to where only votes tell.</summary>
public class BallotPlanTests
{
    [Theory]
    [InlineData(new[] { 1, 1 }, new[] { 2 })]
    [InlineData(new[] { 1, 1 }, new[] { 4, 1 })]
    [InlineData(new[] { 2, 1 }, new[] { 3 })]
    [InlineData(new[] { 1 }, new[] { 2 })]
    public void What_is_less_sure_comes_first(int[] first, int[] later)
    {
        Standing[] standings = [Standing(0, 100, later), Standing(1, 100, first)];
        Assert.Equal("1 majority:n=" + (first.Sum() + 1), One(standings, first.Sum() > 0 ? 130 : 0));
    }

    [Fact]
    public void Of_two_alike_the_cheaper_comes_first() =>
        Assert.Equal("1 majority:n=3", One([Standing(0, 100, 1, 1), Standing(1, 60, 1, 1)], 70));

    [Fact]
    public void Many_samples_grow_by_a_quarter_so_that_waves_are_few() =>
        Assert.Equal("0 majority:n=20", One([Standing(0, 10, 8, 8)], 10_000));

    [Fact]
    public void A_unanimous_problem_is_done_and_one_that_never_answers_is_given_up() =>
        Assert.Empty(new BallotPlan(new(), 0.01, 64).Next([Standing(0, 10, 8), Standing(1, 10) with { Samples = 8 }], Cap.None).Assignments);

    [Fact]
    public void A_wave_commits_a_quarter_of_what_is_left_and_never_more_than_all()
    {
        Standing[] standings = [.. Enumerable.Range(0, 100).Select(place => Standing(place, 10 + (place % 7), 1, 1))];
        foreach (var left in (int[])[0, 9, 15, 40, 400, 4000])
        {
            var plan = new BallotPlan(new(), 0.01, 64).Next(standings, new(Tokens: left));
            var cost = plan.Assignments.Sum(a => a.Reason!.Tokens!.Value);
            Assert.True(cost <= Math.Max(left / 4, left < 64 ? left : 0), $"{cost} of {left}");
            Assert.Equal(left < 10, plan.Assignments.Count == 0);
        }
    }

    [Fact]
    public void What_the_batch_shows_of_length_is_learned()
    {
        List<VoteTally> longer = [], shorter = [];
        for (var i = 0; i < 300; i++)
        {
            var (split, length) = (i % 3 == 0, i % 2 == 0 ? 0.7 : -0.7);
            longer.Add(split && length > 0 ? new(2, 1, 1, length) : new(2, 2, 0, length));
            shorter.Add(split && length < 0 ? new(2, 1, 1, length) : new(2, 2, 0, length));
        }

        Assert.True(Agreement.Of(longer).Slope > Agreement.Recorded.Slope);
        Assert.True(Agreement.Of(shorter).Slope < 0);
        var sure = Agreement.Of([.. Enumerable.Repeat(new VoteTally(4, 4, 0, 0), 300)]);
        Assert.True(sure.Level < Agreement.Recorded.Level);
        Assert.True(sure.Doubt(new(1, 1, 0, 0)) < 0.2);
        Assert.Equal(1, sure.Doubt(new(3, 2, 1, 0)));
    }

    [Fact]
    public void The_note_says_what_it_went_by() =>
        Assert.StartsWith("by votes and lengths: ", new BallotPlan(new(), 0.01, 64).Next([Standing(0, 10, 1, 1)], Cap.None).Note, StringComparison.Ordinal);

    private static string One(Standing[] standings, int left)
    {
        var a = Assert.Single(new BallotPlan(new(), 0, 64).Next(standings, new(Tokens: left)).Assignments);
        return $"{a.Problem} {a.Strategy.Text}";
    }

    private static Standing Standing(int place, int tokens, params int[] votes) => new(place, SolveStatus.Solved)
    {
        Arm = StrategyChoice.Of("majority", Math.Max(1, votes.Sum())),
        Samples = votes.Sum(),
        Pilot = new(1, 1, null, tokens),
        Groups = [.. votes.Select(v => new GroupFacts(v, null))],
        Spent = new() { Samples = Math.Max(1, votes.Sum()), CompletionTokens = tokens * Math.Max(1, votes.Sum()) },
    };
}
