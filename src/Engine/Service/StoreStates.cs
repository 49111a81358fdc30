using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Results;

namespace Ponder.Engine.Service;

/// <summary>How a store's jobs stand by what is in it: whoever runs one holds its lease, and at its end writes its totals.</summary>
/// <param name="store">Where jobs are kept.</param>
/// <param name="counted">What is known of jobs' pages; null reads every record again.</param>
internal sealed class StoreStates(IStore store, PageTotals? counted = null) : IJobStates
{
    public async Task<HostState?> StateAsync(string job, CancellationToken cancel)
    {
        if (await JobStore.TryOpenAsync(store, job, cancel) is not { } folder) return null;
        if (await store.IsLeasedAsync(folder.Names.Lease, cancel)) return await OfAsync(folder, JobStatus.Running, null, cancel);
        var last = await JobSummary.TryReadAsync(folder, cancel);
        return await folder.Plans.CountAsync(cancel) <= (last?.Waves ?? 0) ? null
            : await OfAsync(folder, JobStatus.Stopped, $"it has not come to its end: `ponder resume {job}` goes on", cancel);
    }

    private async Task<HostState> OfAsync(JobFolder folder, JobStatus status, string? why, CancellationToken cancel)
    {
        var begun = await store.WrittenAsync(folder.Names.Spec, cancel) ?? default;
        return new(status, await StageAsync(folder, begun, cancel), why, begun, begun);
    }

    private async Task<JobStage?> StageAsync(JobFolder folder, DateTimeOffset begun, CancellationToken cancel)
    {
        var (plans, totals) = (await folder.Plans.AllAsync(cancel), await (counted ?? new()).OfAsync(folder, begun, cancel));
        var spent = folder.Spec.Opening.Tokens + totals.Sum(total => total.Spent.Tokens);
        return plans.Count == 0 ? null
            : new(plans.Count - 1, plans[^1].Visits, totals[^1].Settled, spent, InDoubt: totals.Sum(total => total.Doubt.Tokens));
    }
}
