using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Running;

/// <summary>A larger n on a job that has drawn already.</summary>
public class ChangeTests
{
    [Theory]
    [InlineData("majority")]
    [InlineData("weighted-best-of-n")]
    [InlineData("adaptive-consistency")]
    public async Task A_larger_n_reuses_what_was_drawn_and_answers_as_if_it_had_been_asked_at_once(string strategy)
    {
        var harness = new JobHarness();
        var small = await harness.RunAsync(JobHarness.Options(strategy, n: 4));
        await new JobFolder(harness.Store, small.Summary.Spec).Changes.SetAsync(Choice(strategy, 12));
        var raised = await harness.RunAsync(JobHarness.Options(strategy, n: 4));
        var atOnce = await new JobHarness().RunAsync(JobHarness.Options(strategy, n: 12));

        Assert.Equal(small.Summary.Job, raised.Summary.Job);
        Assert.Equal(atOnce.Summary.Spend.Samples, raised.Summary.Spend.Samples);
        var seeds = harness.Proposer.Asked.SelectMany(prompt => prompt.Seeds).ToList();
        Assert.Equal(seeds.Count, seeds.Distinct().Count());
        Assert.Equal(Rows(atOnce.Results), Rows(raised.Results));
        var again = await harness.RunAsync(JobHarness.Options(strategy, n: 4));
        Assert.Equal((0, raised.Results), (again.Called, again.Results));
        Assert.Empty((await new JournalAudit(new(harness.Store, raised.Summary.Spec)).RunAsync()).Faults);
    }

    [Fact]
    public async Task A_larger_n_that_the_cap_cuts_short_loses_no_answer()
    {
        var harness = new JobHarness();
        var options = JobHarness.Options("majority", n: 2, cap: new Cap(Tokens: 4000));
        var small = await harness.RunAsync(options);
        Assert.Equal(0, small.Summary.ExitCode);
        await new JobFolder(harness.Store, small.Summary.Spec).Changes.SetAsync(Choice("majority", 16));
        var raised = await harness.RunAsync(options);
        Assert.Equal(4, raised.Summary.ExitCode);
        Assert.True(raised.Summary.Spend.Tokens > small.Summary.Spend.Tokens && raised.Summary.Spend.Tokens <= 4000,
            $"{raised.Summary.Spend.Tokens}");
        Assert.All(Rows(small.Results).Zip(Rows(raised.Results)), pair =>
            Assert.Equal(pair.First.Item2 is null, pair.First.Item2 is null || pair.Second.Item2 is null));
        Assert.Equal("16", raised.Summary.Strategy!.Options["n"]);
    }

    private static StrategyChoice Choice(string strategy, int n) => new(strategy, new Dictionary<string, string> { ["n"] = $"{n}" });

    private static IEnumerable<(string, string?, double, string)> Rows(string results) =>
        results.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(row => JsonSerializer.Deserialize<ResultRow>(row, JournalFormat.Json)!)
        .Select(row => (row.Id, row.Answer, Math.Round(row.Confidence, 9),
            string.Join(" ", row.Votes.Select(v => $"{v.Answer}:{v.Votes}"))));
}
