using System.Text;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Comparison;
using Ponder.TestKit.Jobs;

namespace Ponder.Evaluation.Tests.Comparison;

/// <summary>Two jobs side by side.</summary>
public class JobComparisonTests
{
    [Fact]
    public async Task Accuracy_and_spend_are_paired_and_changed_problems_are_listed()
    {
        var harness = new JobHarness { File = JobHarness.Problems(40) };
        var (a, b) = (await RunAsync(harness, harness.File, "greedy"), await RunAsync(harness, harness.File, "majority"));
        var found = await JobComparison.OfAsync(a.Run.Folder, b.Run.Folder);
        Assert.Equal((40, 40, 0, 0), (found.Both, found.Judged, found.A.Alone, found.B.Alone));
        Assert.Equal(b.Summary.Accuracy!.Value - a.Summary.Accuracy!.Value, found.Accuracy!.Value.Value, 9);
        Assert.InRange(found.Accuracy.Value.Value, found.Accuracy.Value.Low, found.Accuracy.Value.High);
        Assert.Equal((a.Summary.Spend.Tokens, b.Summary.Spend.Tokens), (found.A.Total, found.B.Total));
        Assert.Equal((b.Summary.Spend.Tokens - a.Summary.Spend.Tokens) / 40.0, found.Tokens!.Value.Value, 6);
        Assert.Equal(Math.Round(40 * found.Accuracy.Value.Value), found.BecameRight - found.BecameWrong);
        Assert.NotEmpty(found.Changed);
        Assert.All(found.Changed, c => Assert.NotEqual((c.A.Answer, c.A.Right), (c.B.Answer, c.B.Right)));
    }

    [Fact]
    public async Task A_job_compared_with_itself_has_no_changes()
    {
        var harness = new JobHarness();
        var job = await RunAsync(harness, harness.File, "greedy");
        var found = await JobComparison.OfAsync(job.Run.Folder, job.Run.Folder);
        Assert.Empty(found.Changed);
        Assert.Equal((0, 0, 0), (found.Accuracy!.Value.Low, found.Accuracy.Value.High, found.Tokens!.Value.Value));
    }

    [Fact]
    public async Task Only_common_problems_count_and_none_is_told()
    {
        var harness = new JobHarness();
        var all = await RunAsync(harness, JobHarness.Problems(20), "greedy");
        var few = await RunAsync(harness, JobHarness.Problems(5), "greedy");
        var found = await JobComparison.OfAsync(all.Run.Folder, few.Run.Folder);
        Assert.Equal((5, 15, 0), (found.Both, found.A.Alone, found.B.Alone));
        var other = await RunAsync(harness, JobHarness.Problems(5).Replace("{\"id\":\"p", "{\"id\":\"q", StringComparison.Ordinal), "greedy");
        var e = await Assert.ThrowsAsync<JobException>(() => JobComparison.OfAsync(all.Run.Folder, other.Run.Folder));
        Assert.Contains("no settled problem in common", e.Message, StringComparison.Ordinal);
    }

    private static async Task<JobEnd> RunAsync(JobHarness harness, string file, string strategy)
    {
        var job = await new PonderEngine(harness.Store, harness.Models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(file)), JobHarness.Options(strategy));
        return await job.RunAsync();
    }
}
