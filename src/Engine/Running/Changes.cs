using System.Text.Json;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Catalogue;

namespace Ponder.Engine.Running;

/// <summary>
/// The strategy's options changed after the job was opened, such as a larger n. From the first wave that was not yet planned every problem
/// gets it; draws that earlier waves paid for are in the pools, and are not asked for again.
/// </summary>
public sealed class Changes(IStore store, JobSpec spec)
{
    private readonly JobNames names = new(spec.Id);

    /// <summary>Has the job go on with that strategy.</summary>
    public async Task SetAsync(StrategyChoice choice, CancellationToken cancel = default)
    {
        var wave = 0;
        while (await store.TryReadAsync(names.Plan(wave), cancel) is not null) wave++;
        await store.WriteAsync(names.Change(wave), (stream, stop) =>
            JsonSerializer.SerializeAsync(stream, choice, JournalFormat.Json, stop), cancel);
    }

    /// <summary>What was chosen for the waves from that one on, or null.</summary>
    public async Task<StrategyChoice?> TryReadAsync(int wave, CancellationToken cancel) =>
        await store.TryReadAsync(names.Change(wave), cancel) is { } content
            ? JournalFormat.Parse<StrategyChoice>(names.Change(wave), content, "delete it and choose again")
            : null;
}
