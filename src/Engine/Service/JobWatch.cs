using Ponder.Core.Storage;

namespace Ponder.Engine.Service;

/// <summary>The jobs of a store that other processes run: it knows how they stand, and runs nothing itself.</summary>
/// <param name="store">Where jobs are kept.</param>
/// <param name="counted">What is known of jobs' pages.</param>
public sealed class JobWatch(IStore store, PageTotals counted) : IJobHost
{
    private readonly StoreStates states = new(store, counted);

    /// <inheritdoc/>
    public Task<HostState?> StateAsync(string job, CancellationToken cancel) => states.StateAsync(job, cancel);

    /// <inheritdoc/>
    public Task StartAsync(string job, CancellationToken cancel) => throw Refused();

    /// <inheritdoc/>
    public Task GateAsync(string job, bool shut, CancellationToken cancel) => throw Refused();

    /// <inheritdoc/>
    public Task CancelAsync(string job, CancellationToken cancel) => throw Refused();

    /// <inheritdoc/>
    public Task ForgetAsync(string job, CancellationToken cancel) => throw Refused();

    private static NotSupportedException Refused() => new("Jobs of a store that is only watched are run by other processes.");
}
