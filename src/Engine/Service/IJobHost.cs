using Ponder.Engine.Orchestration;

namespace Ponder.Engine.Service;

/// <summary>Whatever runs orchestrations of jobs, each under its job's id.</summary>
public interface IJobHost : IJobStates
{
    /// <summary>Begins the job's orchestration, unless it is under way. One that has ended begins again, and reads what it did.</summary>
    Task StartAsync(string job, CancellationToken cancel);

    /// <summary>Shuts or opens the job's gate: it opens no further page while it is shut. The last word counts.</summary>
    Task GateAsync(string job, bool shut, CancellationToken cancel);

    /// <summary>Ends the job's orchestration and its pages' at once.</summary>
    Task CancelAsync(string job, CancellationToken cancel);

    /// <summary>Forgets the job's orchestration, which must not be under way.</summary>
    Task ForgetAsync(string job, CancellationToken cancel);
}

/// <summary>Whatever knows who runs jobs.</summary>
public interface IJobStates
{
    /// <summary>How the job's run stands; null where nothing is known of one.</summary>
    Task<HostState?> StateAsync(string job, CancellationToken cancel);
}

/// <summary>How a run stands.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Stage">What it showed last.</param>
/// <param name="Failure">Why it failed, where it did.</param>
/// <param name="Created">When it was begun.</param>
/// <param name="Updated">When it was last heard of.</param>
public sealed record HostState(JobStatus Status, JobStage? Stage, string? Failure, DateTimeOffset Created, DateTimeOffset Updated);

/// <summary>A job's status, as the service tells it.</summary>
public enum JobStatus
{
    /// <summary>It waits for a worker.</summary>
    Pending,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It waits to be resumed.</summary>
    Paused,

    /// <summary>It has run to its end, or to its cap's.</summary>
    Completed,

    /// <summary>It ended with an error; resuming goes on from its journal.</summary>
    Failed,

    /// <summary>It was cancelled; resuming goes on from its journal.</summary>
    Cancelled,

    /// <summary>It stopped itself before its end, for a reason it tells; resuming goes on.</summary>
    Stopped,
}
