using System.Text;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Running;

/// <summary>What people who wait are told of a job.</summary>
public class ProgressTests
{
    [Theory]
    [InlineData("majority", false)]
    [InlineData("weighted-best-of-n", true)]
    [InlineData("beam-search", false)]
    public async Task It_grows_reply_by_reply_and_ends_with_the_truth(string strategy, bool inProcess)
    {
        var harness = new JobHarness { Proposer = new() { InProcess = inProcess } };
        var (summary, told) = await RunAsync(harness, JobHarness.Options(strategy, pageSize: 20));
        var last = told[^1];
        Assert.Equal(summary.Spend, last.Spent);
        Assert.Equal(summary.Spend with { Steps = 0 }, last.Fresh);
        Assert.Equal((summary.Solved, 20, 0), ((int)last.Answered, (int)last.Judged, last.InFlight));
        Assert.Equal(summary.Accuracy!.Value, last.Right / 20.0, 6);
        // One page, so that a count of pages would stand at 0 until the end.
        if (!inProcess) Assert.True(told.Where(t => t.Done == 0).Select(t => t.Spent.Tokens).Distinct().Count() > 20, "the spend is told page by page");
        if (strategy == "majority") Assert.True(told.Where(t => t.Done == 0).Select(t => t.Answered).Distinct().Count() > 5, "answers are told page by page");
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.True(pair.Second.Spent.Tokens >= pair.First.Spent.Tokens, "the spend went down"));
        Assert.Contains(told, t => t.InFlight > 0);
    }

    [Fact]
    public async Task What_was_recorded_is_told_and_is_not_fresh()
    {
        var harness = new JobHarness();
        var (summary, _) = await RunAsync(harness, JobHarness.Options());
        var (_, told) = await RunAsync(new JobHarness { Store = harness.Store }, JobHarness.Options());
        Assert.Equal((summary.Spend, 0L, (long)summary.Solved), (told[^1].Spent, told[^1].Fresh.Tokens, told[^1].Answered));
    }

    [Fact]
    public async Task Waves_are_told_in_words()
    {
        var harness = new JobHarness { File = JobHarness.Problems(40) };
        var options = new JobOptions { Strategy = new("batch", new Dictionary<string, string>()), Cap = new(Tokens: 12_000), PageSize = 8, MaxTokens = 60 };
        var (_, told) = await RunAsync(harness, options);
        var words = told.Where(t => t.Doing is not null).DistinctBy(t => t.Wave).Select(t => t.Doing!).ToList();
        Assert.Equal("one answer each for all 40 problems", words[0]);
        Assert.True(words.Count > 1, "one wave");
        Assert.Matches(@"^((up to )?\d+( to \d+)? more samples? each|the verifier's scores|another vote \(.+\)|[a-z-]+( with up to \d+ samples each)?) for \d+ problems?", words[1]);
    }

    [Theory]
    [InlineData("majority", "8 samples each for all 20 problems")]
    [InlineData("greedy", "one answer each for all 20 problems")]
    [InlineData("beam-search", "beam-search with up to 8 samples each for all 20 problems")]
    public async Task A_fixed_strategy_is_told_in_words(string strategy, string words)
    {
        var (_, told) = await RunAsync(new JobHarness(), JobHarness.Options(strategy));
        Assert.Equal(words, told[^1].Doing);
    }

    private static async Task<(JobSummary Summary, List<JobProgress> Told)> RunAsync(JobHarness harness, JobOptions options)
    {
        var told = new Told();
        var job = await new PonderEngine(harness.Store, harness.Models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(harness.File)), options);
        return ((await job.RunAsync(progress: told)).Summary, told.All);
    }

    private sealed class Told : IProgress<JobProgress>
    {
        public List<JobProgress> All { get; } = [];

        public void Report(JobProgress value) => All.Add(value);
    }
}
