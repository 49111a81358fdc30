using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Service;

namespace Ponder.Functions.Durable;

/// <summary>Durable Functions as the host of jobs: an orchestration instance per job, under the job's id.</summary>
internal sealed class DurableJobHost(DurableTaskClient client) : IJobHost
{
    public Task StartAsync(string job, CancellationToken cancel) => client.ScheduleNewOrchestrationInstanceAsync(
        JobOrchestration.Name, DurableOrchestration.Write(new JobTurn(job)), new StartOrchestrationOptions(job), cancel);

    public Task GateAsync(string job, bool shut, CancellationToken cancel) =>
        client.RaiseEventAsync(job, JobOrchestration.Gate, shut, cancel);

    public Task CancelAsync(string job, CancellationToken cancel) =>
        client.TerminateInstanceAsync(job, new TerminateInstanceOptions(Recursive: true), cancel);

    public Task ForgetAsync(string job, CancellationToken cancel) => client.PurgeInstanceAsync(job, cancel);

    public async Task<HostState?> StateAsync(string job, CancellationToken cancel)
    {
        if (await client.GetInstanceAsync(job, getInputsAndOutputs: true, cancel) is not { } instance) return null;
        var stage = instance.SerializedCustomStatus is { Length: > 4 } ? instance.ReadCustomStatusAs<string>() : null;
        var shown = stage is null ? null : DurableOrchestration.Read<JobStage>(stage);
        var (status, failure) = (Status(instance.RuntimeStatus, shown), instance.FailureDetails?.ErrorMessage);
        return new(status, shown, failure, instance.CreatedAt, instance.LastUpdatedAt);
    }

    private static JobStatus Status(OrchestrationRuntimeStatus status, JobStage? stage) => status switch
    {
        OrchestrationRuntimeStatus.Pending => JobStatus.Pending,
        OrchestrationRuntimeStatus.Completed => JobStatus.Completed,
        OrchestrationRuntimeStatus.Failed => JobStatus.Failed,
        OrchestrationRuntimeStatus.Terminated => JobStatus.Cancelled,
        OrchestrationRuntimeStatus.Suspended => JobStatus.Paused,
        _ => stage is { Paused: true } ? JobStatus.Paused : JobStatus.Running,
    };
}
