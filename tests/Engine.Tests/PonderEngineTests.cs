using System.Text;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests;

public class PonderEngineTests
{
    private readonly JobHarness harness = new();

    private PonderEngine Engine => new(harness.Store, harness.Models);

    [Fact]
    public async Task One_question_has_one_answer_and_is_paid_once()
    {
        var question = ScriptedProposer.Problem(3, 95, 107);
        var row = await Engine.SolveAsync(question, "weighted-best-of-n", n: 8);
        Assert.Equal(("107", SolveStatus.Solved, 8L), (row.Answer, row.Status, row.Spend.Samples));
        var asked = harness.Proposer.Asked.Count;
        Assert.Equal(row.Spend, (await Engine.SolveAsync(question, "weighted-best-of-n", n: 8)).Spend);
        Assert.Equal(asked, harness.Proposer.Asked.Count);
    }

    [Fact]
    public async Task A_question_stays_within_its_cap()
    {
        var row = await Engine.SolveAsync(ScriptedProposer.Problem(3, 50, 107), new JobOptions { Cap = new(Tokens: 400) });
        Assert.InRange(row.Spend.Tokens, 0, 400);
    }

    [Theory]
    [InlineData("no-such-strategy")]
    [InlineData("majority:width=3")]
    [InlineData("majority:n")]
    public async Task What_cannot_be_asked_is_refused_before_anything_is_spent(string strategy)
    {
        await Assert.ThrowsAsync<Search.Options.OptionException>(() => Engine.SolveAsync("What is 1 + 1?", strategy));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Engine.SolveAsync(" "));
        Assert.Empty(harness.Proposer.Asked);
    }

    [Fact]
    public async Task A_file_gives_a_row_per_problem_in_its_order()
    {
        var options = JobHarness.Options("majority", n: 4);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, harness.File);
            var rows = new List<ResultRow>();
            await foreach (var row in Engine.RunAsync(file, options)) rows.Add(row);
            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"p{i}"), rows.Select(row => row.Id));
        }
        finally
        {
            File.Delete(file);
        }

        await Assert.ThrowsAsync<FileNotFoundException>(async () => await Engine.RunAsync("no such file.jsonl").GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task A_job_is_gone_on_with_by_its_id_with_more_budget_and_another_n()
    {
        var job = await OpenAsync(JobHarness.Options("majority", n: 16, cap: new Cap(Tokens: 2000)));
        Assert.Equal(4, (await job.RunAsync()).Summary.ExitCode);
        var again = await Engine.OpenAsync(job.Id);
        var end = await again.RunAsync(new Cap(Tokens: 100_000), StrategyChoice.Of("majority", 32));
        Assert.Equal((0, "majority:n=32", 102_000L), (end.Summary.ExitCode, end.Summary.Strategy!.Text, end.Summary.Cap.Tokens));
        Assert.Equal(0, (await again.RunAsync()).RoundsCalled);
    }

    [Fact]
    public async Task A_job_that_another_process_runs_is_left_alone()
    {
        var job = await OpenAsync(JobHarness.Options("majority", n: 2));
        await using (await job.Folder.TryLeaseAsync()) await Assert.ThrowsAsync<JobBusyException>(() => job.RunAsync());
        Assert.Empty(harness.Proposer.Asked);
        Assert.Equal(20, (await job.RunAsync()).Summary.Solved);
    }

    [Fact]
    public async Task A_reporter_is_given_every_job_that_ends()
    {
        var reporter = new Remembering();
        var engine = new PonderEngine(harness.Store, harness.Models) { Reporter = reporter };
        var job = await engine.OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(harness.File)), JobHarness.Options("majority", n: 2));
        await job.RunAsync();
        Assert.Equal([job.Id], reporter.Jobs);
    }

    [Fact]
    public async Task A_strategy_of_ones_own_runs_like_any_other()
    {
        var entry = new StrategyEntry
        {
            Name = "first-word",
            Summary = "One sample.",
            Options = [],
            Create = _ => new OneSample(),
            Demand = _ => new(new DrawDemand(1, 1)),
        };
        var engine = new PonderEngine(harness.Store, harness.Models with { Strategies = StrategyCatalogue.Shipped.With(entry) });
        Assert.Equal("107", (await engine.SolveAsync(ScriptedProposer.Problem(1, 100, 107), "first-word")).Answer);
        Assert.Throws<Search.Options.OptionException>(() => StrategyCatalogue.Shipped.With(entry with { Name = "majority" }));
    }

    [Fact]
    public async Task Every_option_out_of_range_is_told_at_once()
    {
        var error = await Assert.ThrowsAsync<JobException>(() => OpenAsync(new() { PageSize = 0, Window = 99, Temperature = -1 }));
        Assert.Equal(
            ["page-size is 0: expected a whole number from 1 to 256", "window is 99: expected a whole number from 1 to 64", "temperature is -1: expected a number from 0 to 5"],
            error.Message.Split('\n'));
    }

    private Task<PonderJob> OpenAsync(JobOptions options) => Engine.OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(harness.File)), options);

    private sealed class Remembering : IJobReporter
    {
        public List<string> Jobs { get; } = [];

        public Task WriteAsync(Engine.Running.JobRun run, JobSummary summary, CancellationToken cancel = default)
        {
            Jobs.Add(summary.Job);
            return Task.CompletedTask;
        }
    }

    private sealed class OneSample : IStrategy
    {
        public async Task<Core.Voting.Vote> SolveAsync(IProblemSearch search) =>
            Core.Voting.Votes.Take(Core.Voting.VoteRule.Majority, await search.DrawAsync(new(1)), search.Voting);
    }
}
