using Ponder.Core.Budgets;
using Ponder.Search.Allocation;
using Ponder.Search.Allocation.Auto;
using Ponder.Search.Calibration;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Search.Tests.Allocation;

public class AutoAllocatorTests
{
    private static readonly Spend Before = new() { CompletionTokens = 1 };
    private static readonly CalibrationTable Table = Samples.Table((_, _, _) => (0.5, 0, 100)) with
    {
        Cells = [.. Enumerable.Range(1, 5).SelectMany(bin => (Cell[])[new(bin, 16, bin == 1 ? Samples.Pilot : StrategyChoice.Of("beam-search", 8 * bin), 0.5, 0.4, 0.6, 50), new(bin, 64, StrategyChoice.Of("revisions", 64), 0.5, 0.4, 0.6, 50)])],
    };

    [Fact]
    public void Each_problem_gets_the_arm_of_its_bin_and_the_easiest_nothing_more()
    {
        var decision = Next(Table, 16, [.. Agreeing(5)]);
        Assert.Equal([1, 2, 3, 4], decision.Assignments.Select(a => a.Problem));
        Assert.Equal(["beam-search:n=16", "beam-search:n=24", "beam-search:n=32", "beam-search:n=40"], decision.Assignments.Select(a => a.Strategy.Text));
        Assert.Equal([2, 3, 4, 5], decision.Assignments.Select(a => a.Reason!.Bin));
    }

    [Theory]
    [InlineData(16, "beam-search:n=40"), InlineData(63, "beam-search:n=40"), InlineData(64, "revisions:n=64"), InlineData(1000, "revisions:n=64")]
    public void The_largest_budget_in_the_table_that_is_no_larger_counts(int n, string arm) =>
        Assert.Equal(arm, Next(Table, n, [.. Agreeing(5)]).Assignments[^1].Strategy.Text);

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void On_a_budget_below_a_pilots_worth_it_looks_once_and_stops(int n)
    {
        var allocator = new AutoAllocator(n, Samples.Context(Table));
        Assert.True(allocator.First.N <= n);
        Assert.Empty(allocator.Next([.. Agreeing(5).Select(s => s with { Arm = allocator.First })], Before, Cap.None, granted: false).Assignments);
    }

    [Fact]
    public void What_has_had_its_arm_gets_no_other_and_what_was_cut_short_goes_on()
    {
        Standing[] standings = [.. Agreeing(5).Select(s => s with { Arm = StrategyChoice.Parse("beam-search:n=16"), Status = s.Problem == 3 ? SolveStatus.Partial : SolveStatus.Solved })];
        Assert.Equal("3 beam-search:n=16", Assert.Single(Next(Table, 16, standings).Assignments.Select(a => $"{a.Problem} {a.Strategy.Text}")));
    }

    [Fact]
    public void A_verifier_of_noise_is_found_out_and_the_majority_decides()
    {
        Standing[] standings = [.. Enumerable.Range(0, 200).Select(place => Standing(place, (place * 37 % 100) / 100.0, place % 4 / 4.0))];
        Assert.False(Trust.Of(standings).Holds);
        var decision = Next(Table, 16, standings);
        Assert.All(decision.Assignments, a => Assert.Equal("majority:n=16", a.Strategy.Text));
        Assert.Equal(200, decision.Assignments.Count);
        Assert.Contains("not trusted", decision.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verifier_whose_scores_rise_with_agreement_is_trusted() => Assert.True(Trust.Of([.. Agreeing(40)]).Holds);

    [Fact]
    public void A_few_problems_do_not_tell() => Assert.True(Trust.Of([.. Agreeing(40).Select((s, i) => Standing(s.Problem, i % 2, (i % 3) / 2.0)).Take(19)]).Holds);

    [Fact]
    public void Those_chosen_for_their_scores_do_not_tell_either()
    {
        Standing[] seen = [.. Enumerable.Range(0, 100).Select(place => Standing(place, (place * 37 % 100) / 100.0, place % 4 / 4.0))];
        Assert.False(Trust.Of(seen).Holds);
        Assert.True(Trust.Of([.. seen, .. Enumerable.Range(100, 150).Select(place => Standing(place, 0.5, 1) with { Pilot = new(1, 1, 0.5, 60) })]).Holds);
    }

    [Theory]
    [InlineData(1e9, "beam-search"), InlineData(14e9, "dvts"), InlineData(70e9, "weighted-best-of-n"), InlineData(0, "weighted-best-of-n")]
    public void Without_a_table_the_models_size_decides_and_the_note_says_so(double parameters, string strategy)
    {
        var context = Samples.Context(null) with { Tariff = new() { ProposerParameters = (decimal)parameters } };
        var decision = new AutoAllocator(16, context).Next([.. Agreeing(10)], Before, Cap.None, granted: false);
        Assert.Equal(strategy, decision.Assignments.First(a => a.Reason!.Bin == 3).Strategy.Name);
        Assert.StartsWith("assumed: these models are not calibrated", decision.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_verifier_votes_are_counted()
    {
        var allocator = new AutoAllocator(16, Samples.Context(null, scored: false));
        Assert.Equal("majority:n=1", allocator.First.Text);
        Standing[] seen = [.. Agreeing(10).Select(s => s with { Samples = 1, Spent = new() { Samples = 1, CompletionTokens = 60 }, Groups = [new(1, null)] })];
        var assignments = allocator.Next(seen, Before, Cap.None, granted: false).Assignments;
        Assert.Equal(10, assignments.Count);
        Assert.All(assignments, a => Assert.Equal("majority:n=2", a.Strategy.Text));
    }

    [Fact]
    public void Arms_the_models_cannot_play_are_left_out()
    {
        var context = Samples.Context(Table) with { Usable = arm => !arm.Name.StartsWith("beam", StringComparison.Ordinal) };
        Assert.Empty(new AutoAllocator(16, context).Next([.. Agreeing(5)], Before, Cap.None, granted: false).Assignments);
    }

    [Fact]
    public void A_choice_in_words_is_read_back() =>
        Assert.Equal("revisions:choice=last+n=8", StrategyChoice.Parse(StrategyChoice.Parse("revisions:n=8+choice=last").Text).Text);

    private static Allotment Next(CalibrationTable table, int n, Standing[] standings) =>
        new AutoAllocator(n, Samples.Context(table)).Next(standings, Before, Cap.None, granted: false);

    /// <summary>Problems from easy to hard on which scores and agreement go together.</summary>
    private static IEnumerable<Standing> Agreeing(int count) =>
        Enumerable.Range(0, count).Select(place => Standing(place, 1 - ((place + 0.5) / count), 1 - (place / (double)count)));

    private static Standing Standing(int place, double score, double share) => new(place, SolveStatus.Solved)
    {
        Arm = Samples.Pilot,
        Pilot = new(4, share, score, 60),
        Groups = [new(2, score)],
    };
}
