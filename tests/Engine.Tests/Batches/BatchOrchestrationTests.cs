using System.Text;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Tests.Orchestration;
using Ponder.TestKit.Faults;

namespace Ponder.Engine.Tests.Batches;

/// <summary>The same job under a durable host: no activity waits for a batch, and the results are the same bytes.</summary>
public class BatchOrchestrationTests
{
    [Theory]
    [InlineData("majority")]
    [InlineData("weighted-best-of-n")]
    [InlineData("adaptive-consistency")]
    [InlineData("tournament")]
    public async Task It_waits_by_the_host_and_gives_the_same_results(string strategy)
    {
        var options = BatchJob.Options(strategy);
        var here = new BatchJob(options);
        var expected = await here.RunAsync();
        for (var seed = 1; seed <= 3; seed++)
        {
            var (job, waits) = (new BatchJob(options), new List<TimeSpan>());
            var before = job.Time.GetUtcNow();
            var models = job.Models();
            var spec = (await new JobOpener(job.Store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(job.Problems)), options)).Spec;
            var host = new ReplayingHost(() => new(job.Store, models), seed)
            {
                OnWait = span =>
                {
                    waits.Add(span);
                    job.Time.Pass(span);
                },
            };
            await host.RunJobAsync(spec.Id);
            Assert.Equal(expected.Results, Encoding.UTF8.GetString(job.Store.Blobs[new JobNames(spec.Id).Results]));
            Assert.NotEmpty(waits);
            Assert.Equal(job.Time.GetUtcNow() - before, waits.Aggregate(TimeSpan.Zero, (sum, span) => sum + span));
            Assert.All(job.Desk.Worked, request => Assert.Equal(1, request.Value));
            Assert.Empty(job.Live.Asked);
        }
    }

    [Fact]
    public async Task A_batch_of_a_day_takes_few_activities()
    {
        var job = new BatchJob(BatchJob.Options() with { BatchDeadline = TimeSpan.FromDays(3) }) { Desk = new() { Looks = 120 } };
        var models = job.Models();
        var spec = (await new JobOpener(job.Store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(job.Problems)), BatchJob.Options())).Spec;
        var host = new ReplayingHost(() => new(job.Store, models), 1) { OnWait = job.Time.Pass };
        await host.RunJobAsync(spec.Id);
        Assert.True(job.Time.Waited > TimeSpan.FromHours(20), $"{job.Time.Waited}");
        Assert.InRange(host.LongestHistory, 1, 600);
    }

    [Fact]
    public async Task A_worker_that_dies_at_any_call_leaves_nothing_behind_but_its_work()
    {
        var options = BatchJob.Options();
        var expected = await new BatchJob(options).RunAsync();
        for (var at = 40; at < 200; at += 7)
        {
            var (job, once) = (new BatchJob(options), new FaultPlan((call, _) => call == at ? Fault.Lose : Fault.None));
            var models = job.Models(once);
            var spec = (await new JobOpener(job.Store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(job.Problems)), options)).Spec;
            for (var run = 1; ; run++)
            {
                var host = new ReplayingHost(() => new(new FaultyStore(job.Store, once), models), run) { OnWait = job.Time.Pass };
                if (await Record.ExceptionAsync(() => host.RunJobAsync(spec.Id)) is null) break;
                Assert.True(run < 5, $"at {at} it never ends");
            }

            Assert.Equal(expected.Results, Encoding.UTF8.GetString(job.Store.Blobs[new JobNames(spec.Id).Results]));
            Assert.All(job.Desk.Worked, request => Assert.Equal(1, request.Value));
        }
    }
}
