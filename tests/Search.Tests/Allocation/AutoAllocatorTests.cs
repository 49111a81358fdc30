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
    private static readonly CalibrationTable Table = Samples.Table((bin, from, to) => (0.1 * (to - from), 0, 100 * (to - from)));

    [Fact]
    public void The_samples_of_a_job_are_shared_and_never_more_than_n_for_each()
    {
        foreach (var n in (int[])[1, 2, 3, 4, 8, 16])
        {
            var decision = Next(Table, n, [.. Drafts(15)]);
            var planned = decision.Assignments.Sum(a => Cost(a).Samples);
            Assert.True(planned <= (n - 1) * 15, $"{planned} of {(n - 1) * 15}");
            Assert.Equal(n > 1, decision.Assignments.Count > 0);
        }

        static Spend Cost(Assignment a) => Table.Steps.First(s => s.Bin == a.Reason!.Bin && s.From.N == 1 && s.To == FirstLook.Measured(a.Strategy)).Cost;
    }

    [Fact]
    public void Hard_problems_get_what_the_sure_ones_leave()
    {
        var decision = Next(Table with { Belief = new(0, 0, 0, 2) }, 8, [.. Drafts(10)]);
        Assert.NotEmpty(decision.Assignments);
        Assert.DoesNotContain(decision.Assignments, a => a.Problem == 0);
        Assert.Contains(decision.Assignments, a => a.Problem == 9);
    }

    [Fact]
    public void One_problem_gets_at_most_four_times_its_own()
    {
        var decision = Next(Table, 2, [.. Drafts(100)]);
        Assert.All(decision.Assignments, a => Assert.True(a.Strategy.N <= 8, a.Strategy.Text));
    }

    [Fact]
    public void A_verifier_whose_scores_rise_with_agreement_is_trusted() => Assert.True(Trust.Of([.. Agreeing(40)]).Holds);

    [Fact]
    public void A_few_problems_do_not_tell() => Assert.True(Trust.Of([.. Agreeing(40).Select((s, i) => Standing(s.Problem, i % 2, (i % 3) / 2.0)).Take(19)]).Holds);

    [Fact]
    public void Those_chosen_for_their_scores_do_not_tell_either()
    {
        Standing[] seen = [.. Enumerable.Range(0, 100).Select(place => Standing(place, (place * 37 % 100) / 100.0, place * 29 % 7 / 7.0))];
        Assert.False(Trust.Of(seen).Holds);
        Assert.True(Trust.Of([.. seen.Take(30), .. Enumerable.Range(30, 220).Select(place => Standing(place, 0.5, 1) with { Arm = StrategyChoice.Of("weighted-best-of-n", 1), Pilot = new(1, 1, 0.5, 60) })]).Holds);
    }

    [Fact]
    public void Samples_of_a_search_do_not_tell_of_the_verifier()
    {
        Standing[] noise = [.. Enumerable.Range(0, 100).Select(place => Standing(place, (place * 37 % 100) / 100.0, place * 29 % 7 / 7.0))];
        Assert.False(Trust.Of(noise).Holds);
        Assert.Equal(0, Trust.Of([.. noise.Select(s => s with { Arm = StrategyChoice.Of("dvts", 16), Pilot = s.Pilot with { Alike = false } })]).Problems);
    }

    [Theory]
    [InlineData(200, 60, 50), InlineData(200, 10, 0), InlineData(30, 60, 30), InlineData(200, 25, 25), InlineData(19, 60, 0)]
    public void Before_an_unmeasured_verifier_is_gone_by_some_problems_are_looked_at_whatever_their_scores(int count, int room, int looked)
    {
        Standing[] drafts = [.. Drafts(count)];
        var audit = Audit.Next(drafts, Samples.Context(null), new(Tokens: room * 8 * 360));
        Assert.Equal(looked, audit.Count);
        Assert.All(audit, a => Assert.Equal("weighted-best-of-n:n=4", a.Strategy.Text));
        var told = drafts.Select(s => audit.Any(a => a.Problem == s.Problem) ? Standing(s.Problem, s.Pilot.Score!.Value, 0.5) : s).ToList();
        if (looked == 0) return;
        Assert.Equal(looked, Audit.Told(told).Count);
        Assert.Empty(Audit.Next(told, Samples.Context(null), Cap.None));
    }

    [Fact]
    public void Of_a_few_problems_a_weak_correlation_is_no_reason_for_distrust()
    {
        Assert.True(new Trust(0.4, 20).Holds);
        Assert.False(new Trust(0.3, 20).Holds);
        Assert.True(new Trust(0.2, 200).Holds);
        Assert.False(new Trust(0.1, 200).Holds);
    }

    [Theory]
    [InlineData(1e9, "beam-search"), InlineData(14e9, "dvts"), InlineData(70e9, "weighted-best-of-n"), InlineData(0, "weighted-best-of-n")]
    public void Without_a_table_the_models_size_decides_and_the_note_says_so(double parameters, string strategy)
    {
        var context = Samples.Context(null) with { Tariff = new() { ProposerParameters = (decimal)parameters } };
        Assert.Contains(context.Known([.. Drafts(10)]).Steps, s => s.Bin == 3 && s.To.Name == strategy);
        Assert.StartsWith("assumed: these models are not calibrated", Next(null, 16, [.. Drafts(10)]).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_verifier_votes_are_counted()
    {
        var allocator = Make(16, Samples.Context(null, scored: false));
        Assert.Equal("greedy", allocator.First.Text);
        Standing[] seen = [.. Agreeing(10).Select(s => s with { Samples = 1, Spent = new() { Samples = 1, CompletionTokens = 60 }, Groups = [new(1, null)] })];
        var assignments = allocator.Next(seen, Before, Cap.None, granted: false).Assignments;
        Assert.Equal(10, assignments.Count);
        Assert.All(assignments, a => Assert.Equal("majority:n=2", a.Strategy.Text));
    }

    [Fact]
    public void Arms_the_models_cannot_play_are_left_out()
    {
        var context = Samples.Context(Table) with { Usable = arm => !arm.Name.StartsWith("beam", StringComparison.Ordinal) };
        Assert.All(Make(16, context).Next([.. Drafts(5)], Before, Cap.None, granted: false).Assignments, a => Assert.NotEqual("beam-search", a.Strategy.Name));
    }

    [Fact]
    public void A_choice_in_words_is_read_back() =>
        Assert.Equal("revisions:choice=last+n=8", StrategyChoice.Parse(StrategyChoice.Parse("revisions:n=8+choice=last").Text).Text);

    private static Allotment Next(CalibrationTable? table, int n, Standing[] standings) =>
        Make(n, Samples.Context(table)).Next(standings, Before, Cap.None, granted: false);

    private static AutoAllocator Make(int n, AllocationContext context) => new(n, 0, new(Greedy: true), context);

    /// <summary>Problems from easy to hard whose first draft is scored.</summary>
    private static IEnumerable<Standing> Drafts(int count) => Enumerable.Range(0, count).Select(place => new Standing(place, SolveStatus.Solved)
    {
        Arm = StrategyChoice.Parse("weighted-best-of-n:first=greedy+n=1"),
        Samples = 1,
        Pilot = new(1, 1, 0.999 - (place / (double)count), 60),
        Groups = [new(1, 0.999 - (place / (double)count))],
        Spent = new() { Samples = 1, CompletionTokens = 60 },
    });

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
