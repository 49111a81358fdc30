using Ponder.Core.Storage;
using Ponder.Engine.Exports;

namespace Ponder.Engine.Service;

/// <summary>The jobs of a store, whoever ran them; nothing is changed. A job that a service runs looks stopped from here.</summary>
/// <param name="store">Where jobs are kept.</param>
public sealed class StoredJobs(IStore store)
{
    private readonly StoreStates states = new(store);

    /// <summary>Jobs of that status, or all, the newest first.</summary>
    /// <param name="status">Only those; null for all.</param>
    /// <param name="cancel">Stops the listing.</param>
    public async Task<IReadOnlyList<JobLine>> ListAsync(JobStatus? status = null, CancellationToken cancel = default)
    {
        var (lister, jobs) = (new JobLister(store, states), new List<JobLine>());
        for (string? after = null; ;)
        {
            var list = await lister.ListAsync(status, after, int.MaxValue, cancel);
            jobs.AddRange(list.Jobs);
            if (list.Next is not { } next) return JobLine.Newest(jobs, job => job);
            after = next;
        }
    }

    /// <summary>A job's rows as they stand.</summary>
    /// <exception cref="MissingException">There is no job of that id.</exception>
    public Task<JobRows> ResultsAsync(string job, CancellationToken cancel = default) =>
        new JobReader(store, states).RowsAsync(job, cancel);

    /// <summary>The page of a job that has ended.</summary>
    /// <exception cref="MissingException">There is no such job, or it has not ended.</exception>
    public Task<Stream> ReportAsync(string job, CancellationToken cancel = default) =>
        new JobReader(store, states).ReportAsync(job, cancel);
}
