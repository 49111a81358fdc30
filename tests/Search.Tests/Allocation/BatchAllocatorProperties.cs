using FsCheck;
using FsCheck.Fluent;
using Ponder.Core.Budgets;
using Ponder.Search.Allocation;
using Ponder.Search.Allocation.Batch;
using Ponder.Search.Calibration;
using Ponder.Search.Pages;
using Ponder.Search.Standings;

namespace Ponder.Search.Tests.Allocation;

public class BatchAllocatorProperties
{
    private const double Settled = 0.8;

    private static readonly Spend Before = new() { CompletionTokens = 1 };

    [Fact]
    public void A_plan_never_passes_what_is_left() => Check((table, standings, left, decision) =>
    {
        var context = Samples.Context(table);
        var planned = decision.Assignments.Aggregate(default(Spend), (sum, a) => sum + context.Tariff.Price(Cost(table, standings, a)));
        Assert.True(left.Allows(planned), $"{planned} of {left}");
    });

    [Fact]
    public void A_settled_or_unreadable_problem_is_never_fed() => Check((table, standings, left, decision) => Assert.All(decision.Assignments.Where(a => !IsRevote(a)), a =>
    {
        var standing = standings[a.Problem];
        if (standing.Unbegun) return;
        Assert.True(standing.Readable);
        if (standing.Status != SolveStatus.Partial) Assert.True(Chance(table, standings, standing) < Settled, $"{a}");
    }));

    [Fact]
    public void Every_problem_is_visited_once_in_order_and_for_a_gain() => Check((table, standings, left, decision) =>
    {
        Assert.Equal(decision.Assignments.Select(a => a.Problem).Distinct().Order(), decision.Assignments.Select(a => a.Problem));
        Assert.All(decision.Assignments.Where(a => !IsRevote(a) && !standings[a.Problem].Unbegun), a => Assert.True(a.Reason!.Gain > 0, $"{a}"));
    });

    [Fact]
    public void While_a_problem_has_no_sample_no_other_gets_more() => Check((table, standings, left, decision) =>
    {
        var unbegun = standings.Where(s => s.Unbegun).Select(s => s.Problem).ToList();
        if (unbegun.Count > 0) Assert.Equal(unbegun, decision.Assignments.Select(a => a.Problem));
    });

    [Theory]
    [InlineData(0L, 1), InlineData(5000L, 1), InlineData(null, 4)]
    public void Where_nobody_measured_what_a_sample_costs_the_first_look_under_a_cap_is_one(long? tokens, int samples) =>
        Assert.Equal(samples, new BatchAllocator(new(Settled, 0.01), Samples.Context(null) with { Cap = new(Tokens: tokens) }).First.N);

    [Fact]
    public void The_same_standings_give_the_same_plan() => Check((table, standings, left, decision) =>
        Assert.Equal(decision.Assignments.Select(a => $"{a.Problem} {a.Strategy.Text} {a.Reason}"), Next(table, [.. standings], left).Assignments.Select(a => $"{a.Problem} {a.Strategy.Text} {a.Reason}")));

    [Fact]
    public void What_is_worth_more_per_token_comes_first()
    {
        var table = Samples.Table((bin, from, to) => (bin == 2 ? 0.8 : 0.2, 0, 100));
        Standing[] standings = [.. Enumerable.Range(0, 10).Select(place => new Standing(place, SolveStatus.Solved)
        {
            Arm = Samples.Pilot,
            Pilot = new(4, 0.5, place % 2 == 0 ? 0.5 : 0.1, 60),
            Groups = [new(2, 0.5), new(2, 0.4)],
        })];
        var decision = Next(table, standings, new(Tokens: 800));
        Assert.Equal([0, 2, 4, 6], decision.Assignments.Select(a => a.Problem));
        Assert.All(decision.Assignments, a => Assert.Equal(3, a.Reason!.Bin));
    }

    [Fact]
    public void Without_a_cap_a_wave_takes_one_step_of_each_problem_so_that_the_next_knows_more()
    {
        var table = Samples.Table((bin, from, to) => (0.1 * to, 0, 50 * to * to));
        var decision = Next(table, [new Standing(0, SolveStatus.Solved) { Arm = Samples.Pilot, Pilot = new(4, 0.5, 0.5, 60), Groups = [new(2, 0.5)] }], Cap.None);
        Assert.Equal("weighted-best-of-n:n=16", Assert.Single(decision.Assignments).Strategy.Text);
    }

    [Fact]
    public void Nothing_was_bought_and_nothing_granted_so_the_job_ends()
    {
        var allocator = new BatchAllocator(new(Settled, 0.01), Samples.Context(null));
        Assert.Empty(allocator.Next([new Standing(0, SolveStatus.Partial) { Arm = Samples.Pilot }], default, Cap.None, granted: false).Assignments);
    }

    [Theory]
    [InlineData(null, 4), InlineData(5000L, 4), InlineData(3000L, 2), InlineData(1500L, 1), InlineData(10L, 1)]
    public void The_first_look_leaves_half_of_the_cap(long? tokens, int samples)
    {
        var table = Samples.Table((_, _, _) => (0.5, 0, 100));
        var context = Samples.Context(table) with { Cap = new(Tokens: tokens) };
        Assert.Equal(samples, new BatchAllocator(new(Settled, 0.01), context).First.N);
    }

    private static void Check(Action<CalibrationTable, Standing[], Cap, Allotment> property)
    {
        var cases = from table in Samples.Tables from standings in Samples.Jobs from left in Samples.Caps select (table, standings, left);
        Prop.ForAll(cases.ToArbitrary(), c => property(c.table, c.standings, c.left, Next(c.table, c.standings, c.left))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static Allotment Next(CalibrationTable table, Standing[] standings, Cap left) =>
        new BatchAllocator(new(Settled, 0.01), Samples.Context(table)).Next(standings, Before, left, granted: false);

    private static bool IsRevote(Assignment a) => a.Strategy.Name == "majority";

    private static double Chance(CalibrationTable table, Standing[] standings, Standing standing) =>
        new Prospect(standing, 1, Trust.Of(standings).Holds).Chance(table.Belief);

    private static Spend Cost(CalibrationTable table, Standing[] standings, Assignment a)
    {
        var from = standings[a.Problem].Status == SolveStatus.Partial ? Samples.Pilot : standings[a.Problem].Arm;
        return table.Steps.FirstOrDefault(s => s.Bin == a.Reason?.Bin && s.From == from && s.To == a.Strategy)?.Cost ?? default;
    }
}
