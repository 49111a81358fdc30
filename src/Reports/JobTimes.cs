using Ponder.Engine.Running;

namespace Ponder.Reports;

/// <summary>When a job was begun and when its last answers came, by the times of its blobs; null where the store keeps none.</summary>
internal static class JobTimes
{
    /// <summary>Pages that may be under way at once: the last to end is among that many.</summary>
    private const int MostAtOnce = 64;

    public static async Task<(DateTimeOffset? Begun, DateTimeOffset? Ended)> OfAsync(JobRun run, CancellationToken cancel)
    {
        var (store, names) = (run.Folder.Store, run.Folder.Names);
        DateTimeOffset? ended = null;
        for (var wave = run.Waves.Count - 1; wave >= 0 && ended is null; wave--)
        {
            var pages = run.Waves[wave].PageSizes(run.Spec.Options.PageSize).Count;
            for (var page = Math.Max(0, pages - MostAtOnce); page < pages; page++)
            {
                if (await store.WrittenAsync(names.Outcome(wave, page), cancel) is { } written && !(written <= ended)) ended = written;
            }
        }

        return (await store.WrittenAsync(names.Spec, cancel), ended);
    }
}
