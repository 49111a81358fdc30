using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Engine.Service;
using Ponder.Reports;
using Ponder.TestKit.Jobs;

namespace Ponder.Functions.Tests.Api;

/// <summary>Runs jobs on the spot, or, where it is idle, only says so.</summary>
internal sealed class HostHere(JobHarness harness) : IJobHost
{
    private readonly SortedDictionary<string, JobStatus> jobs = new(StringComparer.Ordinal);

    public bool Idle { get; set; }

    public int Begun { get; private set; }

    public List<string> Raised { get; } = [];

    public async Task StartAsync(string job, CancellationToken cancel)
    {
        Begun++;
        jobs[job] = JobStatus.Running;
        if (Idle) return;
        await (await new PonderEngine(harness.Store, harness.Models) { Reporter = new JobReporter() }.OpenAsync(job, cancel)).RunAsync(cancel: cancel);
        jobs[job] = JobStatus.Completed;
    }

    public Task GateAsync(string job, bool shut, CancellationToken cancel)
    {
        Raised.Add(shut ? "shut" : "open");
        return Task.CompletedTask;
    }

    public Task CancelAsync(string job, CancellationToken cancel)
    {
        Raised.Add("cancel");
        jobs[job] = JobStatus.Cancelled;
        return Task.CompletedTask;
    }

    public Task ForgetAsync(string job, CancellationToken cancel)
    {
        jobs.Remove(job);
        return Task.CompletedTask;
    }

    public Task<HostState?> StateAsync(string job, CancellationToken cancel) => Task.FromResult(
        jobs.TryGetValue(job, out var status) ? new HostState(status, status == JobStatus.Running ? new JobStage(0, 20, 0, 0) : null, null, default, default) : null);
}
