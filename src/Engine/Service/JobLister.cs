using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;

namespace Ponder.Engine.Service;

/// <summary>Lists the jobs of a store.</summary>
internal sealed class JobLister(IStore store, IJobStates host)
{
    /// <summary>Jobs looked at for one list: a filter that hardly any passes gives a short list and where to go on.</summary>
    private const int MostLooked = 200;

    /// <summary>Jobs read at once: each takes a handful of requests, one after the other.</summary>
    private const int Together = 8;

    /// <summary>Jobs of that status, or all, behind that id.</summary>
    public async Task<JobList> ListAsync(JobStatus? status, string? after, int limit, CancellationToken cancel)
    {
        var (jobs, looked, last) = (new List<JobLine>(), 0, after);
        await foreach (var ids in IdsAsync(after, cancel).Chunk(Together).WithCancellation(cancel))
        {
            var lines = await Task.WhenAll(ids.Select(id => LineAsync(id, cancel)));
            foreach (var (id, line) in ids.Zip(lines))
            {
                if (jobs.Count == limit || looked++ == MostLooked) return new(jobs, last);
                last = id;
                if (line is not null && (status is null || line.Status == status)) jobs.Add(line);
            }
        }

        return new(jobs);
    }

    /// <summary>The job's status by what its host says and by what it wrote at its end: its host forgets jobs that have ended.</summary>
    public static JobStatus Status(HostState? state, JobSummary? last) => state?.Status switch
    {
        null or JobStatus.Completed => last?.Stopped is not null ? JobStatus.Stopped
            : last is not null ? JobStatus.Completed
            : state?.Status ?? JobStatus.Pending,
        { } status => status,
    };

    private IAsyncEnumerable<string> IdsAsync(string? after, CancellationToken cancel) => store.FoldersAsync(JobNames.Root, cancel)
        .Where(id => JobIdentity.IsValid(id) && (after is null || string.CompareOrdinal(id, after) > 0));

    private async Task<JobLine?> LineAsync(string id, CancellationToken cancel)
    {
        if (await TryOpenAsync(id, cancel) is not { } folder) return null;
        var (spec, state) = (folder.Spec, await host.StateAsync(id, cancel));
        var last = await JobSummary.TryReadAsync(folder, cancel);
        return new()
        {
            Job = id,
            Status = Status(state, last),
            Failure = state?.Failure ?? state?.Stage?.Fault ?? last?.Stopped,
            Problems = spec.Problems,
            Strategy = (await folder.Changes.LastAsync(cancel) ?? spec.Options.Strategy).Text,
            Label = spec.Options.Label,
            File = spec.File,
            SpentTokens = Math.Max(last?.Spend.Tokens ?? 0, state?.Stage?.Spent ?? 0),
            InDoubtTokens = Math.Max(last?.InDoubt.Tokens ?? 0, state?.Stage?.InDoubt ?? 0),
            Cap = await folder.Grants.AllAsync(cancel),
            Begun = state?.Created ?? await store.WrittenAsync(folder.Names.Spec, cancel),
            Updated = state?.Updated ?? await store.WrittenAsync(folder.Names.Summary, cancel),
            Solved = last?.Solved,
            Partial = last?.Partial,
            Failed = last?.Failed,
            Accuracy = last?.Accuracy,
        };
    }

    /// <summary>One that this version cannot read is not listed rather than hide the others.</summary>
    private async Task<JobFolder?> TryOpenAsync(string id, CancellationToken cancel)
    {
        try
        {
            return await JobStore.TryOpenAsync(store, id, cancel);
        }
        catch (Exception e) when (e is JobException or JournalException)
        {
            return null;
        }
    }
}
