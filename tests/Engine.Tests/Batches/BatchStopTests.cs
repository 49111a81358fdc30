using System.Text;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Engine.Running.Batches;
using Ponder.TestKit.Faults;

namespace Ponder.Engine.Tests.Batches;

public class BatchStopTests
{
    [Fact]
    public async Task A_stop_leaves_batches_to_the_service_and_whoever_goes_on_collects_them()
    {
        var job = new BatchJob(BatchJob.Options()) { Desk = new() { Looks = 5 } };
        var expected = await new BatchJob(BatchJob.Options()).RunAsync();
        using var stop = new CancellationTokenSource();
        var looks = 0;
        var plan = new FaultPlan((_, name) =>
        {
            if (name == "look" && ++looks == 3) stop.Cancel();
            return Fault.None;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.RunAsync(plan, stop.Token));
        Assert.NotEmpty(job.Desk.Orders);
        Assert.Empty(job.Desk.Worked);
        var (summary, results) = await job.RunAsync();
        Assert.Equal(expected.Results, results);
        Assert.Equal(default, summary.InDoubt);
        Assert.Equal(2, job.Desk.Orders.Count);
    }

    [Fact]
    public async Task Who_gives_a_job_up_has_its_batches_stopped_at_the_service()
    {
        var job = new BatchJob(BatchJob.Options()) { Desk = new() { Looks = 50 } };
        var plan = new FaultPlan((_, name) => name == "look" ? Fault.Kill : Fault.None);
        await Assert.ThrowsAnyAsync<Exception>(() => job.RunAsync(plan));
        var orders = job.Desk.Orders.Count;
        var models = job.Models();
        var folder = await new JobOpener(job.Store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(job.Problems)), BatchJob.Options());
        Assert.InRange(await new OpenBatches(folder, models).CancelAsync(default), 1, orders);
        Assert.NotEmpty(job.Desk.Stopped);
        var (summary, _) = await job.RunAsync();
        Assert.Equal(default, summary.InDoubt);
        Assert.All(job.Desk.Worked, request => Assert.Equal(1, request.Value));
        await job.AuditAsync(summary, "given up, and gone on with");
    }

    [Fact]
    public async Task People_who_wait_are_told_how_many_requests_are_done()
    {
        var (job, seen) = (new BatchJob(BatchJob.Options()), new List<BatchProgress>());
        var models = job.Models();
        var folder = await new JobOpener(job.Store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(job.Problems)), BatchJob.Options());
        await new JobRunner(folder, models, new Watch(seen)).RunAsync();
        Assert.Equal(new BatchProgress(2, 2, 32, 32), seen[^1]);
        Assert.Contains(seen, progress => progress is { Ended: 0, Done: 0 });
    }

    [Fact]
    public async Task Half_of_what_there_was_no_room_for_twice_is_ordered_next()
    {
        var job = new BatchJob(BatchJob.Options(pageSize: 8)) { Desk = new() { Room = 10 } };
        var (summary, _) = await job.RunAsync();
        Assert.Equal(default, summary.InDoubt);
        Assert.All(job.Desk.Worked, request => Assert.Equal(1, request.Value));
        Assert.Equal(32, job.Desk.Worked.Count);
        Assert.All(job.Desk.Orders, order => Assert.InRange(order.Count, 1, 10));
    }

    private sealed class Watch(List<BatchProgress> seen) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            if (value.Batches is { } batches) seen.Add(batches);
        }
    }
}
