using System.Collections.Concurrent;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;

namespace Ponder.Engine.Orchestration;

/// <summary>
/// What is known of jobs, shared by all activities of a run of one here. A job that is begun again may have been removed meanwhile, so that
/// nothing of an earlier run is kept.
/// </summary>
internal sealed class JobContexts(IStore store, JobModels models)
{
    private const int Kept = 8;
    private readonly ConcurrentDictionary<(string Job, DateTimeOffset Run), Lazy<Task<JobContext>>> contexts = [];

    /// <summary>The context of that run; of one that has just begun, a new one.</summary>
    public async Task<JobContext> OfAsync(string job, DateTimeOffset? run)
    {
        if (run is not { } began) return await LoadAsync(job);
        if (contexts.Count > Kept) contexts.Clear();
        try
        {
            return await contexts.GetOrAdd((job, began), _ => new(() => LoadAsync(job))).Value;
        }
        catch
        {
            contexts.TryRemove((job, began), out _);
            throw;
        }
    }

    private async Task<JobContext> LoadAsync(string job)
    {
        var folder = await JobStore.OpenAsync(store, job, models);
        var rounds = RoundRunner.Of(folder, models, hands: true);
        return new(folder, new(folder.Journal, rounds, new(folder, rounds, new(null), models.Strategies)));
    }
}

/// <summary>A job and how its pages are brought further.</summary>
internal sealed record JobContext(JobFolder Folder, PageSteps Steps);
