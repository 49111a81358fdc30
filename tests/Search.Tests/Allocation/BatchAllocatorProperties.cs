using FsCheck;
using FsCheck.Fluent;
using Ponder.Core.Budgets;
using Ponder.Search.Allocation;
using Ponder.Search.Allocation.Batch;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Tests.Allocation;

public class BatchAllocatorProperties
{
    private const double Settled = 0.8;

    private static readonly BatchOptions Options = new(Settled, 0.01, 0, new(Greedy: true));

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
        if (standing.Status != SolveStatus.Partial) Assert.True(table.Belief.Chance(standing.Groups) < Settled, $"{a}");
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
    [InlineData("greedy", "greedy"), InlineData("sampled", "majority:n=1")]
    public void The_first_look_is_one_draft_that_nobody_scores(string draft, string arm) =>
        Assert.Equal(arm, AllocatorCatalogue.Create(StrategyChoice.Of("batch").With("draft", draft), Samples.Context(null), StrategyCatalogue.Shipped).First.Text);

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
        var allocator = new BatchAllocator(Options, Samples.Context(null));
        Assert.Empty(allocator.Next([new Standing(0, SolveStatus.Partial) { Arm = Samples.Pilot }], default, Cap.None, granted: false).Assignments);
    }

    [Fact]
    public void A_draft_is_scored_before_it_is_fed_and_the_vote_takes_it_in()
    {
        var table = Samples.Table((bin, from, to) => (0.5, 0, 100));
        var draft = new Standing(0, SolveStatus.Solved) { Arm = StrategyChoice.Of("greedy"), AtZero = true, Samples = 1, Pilot = new(1, 1, null, 60), Groups = [new(1, null)], Spent = new() { Samples = 1, CompletionTokens = 60 } };
        Assert.Equal("weighted-best-of-n:first=greedy+n=1", Assert.Single(Next(table, [draft], new(Tokens: 10_000)).Assignments).Strategy.Text);
        var scored = draft with { Arm = StrategyChoice.Parse("weighted-best-of-n:first=greedy+n=1"), Pilot = new(1, 1, 0.3, 60), Groups = [new(1, 0.3)] };
        Assert.Equal("weighted-best-of-n:first=greedy+n=2", Assert.Single(Next(Voting(table), [scored], new(Tokens: 10_000)).Assignments).Strategy.Text);
    }

    [Theory, InlineData(0.05, 1), InlineData(0.99, 0)]
    public void A_draft_is_scored_after_what_is_known_to_be_bad_and_not_without_room_for_what_follows(double score, int first)
    {
        var table = Samples.Table((bin, from, to) => (0.9, 0, 400));
        Standing[] standings =
        [
            new(0, SolveStatus.Solved) { Arm = StrategyChoice.Of("greedy"), AtZero = true, Samples = 1, Pilot = new(1, 1, null, 60), Groups = [new(1, null)], Spent = new() { Samples = 1, CompletionTokens = 60 } },
            new(1, SolveStatus.Solved) { Arm = StrategyChoice.Parse("weighted-best-of-n:first=greedy+n=1"), AtZero = true, Samples = 1, Pilot = new(1, 1, score, 60), Groups = [new(1, score)] },
        ];
        Assert.Equal(first, Assert.Single(Next(Sure(table), standings, new(Tokens: 401)).Assignments).Problem);
        Assert.Empty(Next(Sure(table), standings, new(Tokens: 61)).Assignments);
    }

    [Fact]
    public void A_first_draft_without_an_answer_needs_no_score()
    {
        var table = Samples.Table((bin, from, to) => (0.5, 0, 100));
        var failed = new Standing(0, SolveStatus.Failed) { Arm = StrategyChoice.Of("greedy"), AtZero = true, Samples = 1, Pilot = new(1, 0, null, 60), Spent = new() { Samples = 1, CompletionTokens = 60 } };
        Assert.Equal("weighted-best-of-n:first=greedy+n=2", Assert.Single(Next(Voting(table), [failed], new(Tokens: 10_000)).Assignments).Strategy.Text);
    }

    [Fact]
    public void A_verifier_of_noise_is_found_out_and_votes_alone_count()
    {
        Standing[] standings = [.. Enumerable.Range(0, 200).Select(place => new Standing(place, SolveStatus.Solved)
        {
            Arm = Samples.Pilot,
            AtZero = true,
            Samples = 4,
            Pilot = new(4, place * 29 % 7 / 7.0, (place * 37 % 100) / 100.0, 60),
            Groups = [new(2, 0.5), new(2, 0.4)],
            Spent = new() { Samples = 4, CompletionTokens = 240 },
        })];
        var first = Next(Samples.Table((_, _, _) => (0.5, 0, 100)), standings, new(Tokens: 10_000));
        Assert.Equal(200, first.Assignments.Count);
        Assert.All(first.Assignments, a => Assert.StartsWith("majority:first=greedy+n=", a.Strategy.Text, StringComparison.Ordinal));
        Assert.Equal([4, 5], first.Assignments.Select(a => a.Strategy.N!.Value).Distinct().Order());
        Assert.Contains("not trusted", first.Note, StringComparison.Ordinal);
    }

    private static void Check(Action<CalibrationTable, Standing[], Cap, Allotment> property)
    {
        var cases = from table in Samples.Tables from standings in Samples.Jobs from left in Samples.Caps select (table, standings, left);
        Prop.ForAll(cases.ToArbitrary(), c => property(c.table, c.standings, c.left, Next(c.table, c.standings, c.left))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static Allotment Next(CalibrationTable table, Standing[] standings, Cap left) =>
        new BatchAllocator(Options, Samples.Context(table)).Next(standings, Before, left, granted: false);

    private static bool IsRevote(Assignment a) => a.Strategy.Name == "majority";

    /// <summary>The table with no arm but votes.</summary>
    private static CalibrationTable Voting(CalibrationTable table) =>
        table with { Steps = [.. table.Steps.Where(s => s.To.N == 2)] };

    /// <summary>The table under which a score is all that counts.</summary>
    private static CalibrationTable Sure(CalibrationTable table) => table with { Belief = new(0, 0, 0, 1) };

    private static Spend Cost(CalibrationTable table, Standing[] standings, Assignment a)
    {
        var from = standings[a.Problem].Status == SolveStatus.Partial ? Samples.Pilot : standings[a.Problem].Arm;
        return table.Steps.FirstOrDefault(s => s.Bin == a.Reason?.Bin && s.From == from && s.To == FirstLook.Measured(a.Strategy))?.Cost ?? default;
    }
}
