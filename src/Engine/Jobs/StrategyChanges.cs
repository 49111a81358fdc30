using System.Text.Json;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>
/// The strategy's options changed after the job was opened, such as a larger n. From the first wave that was not yet planned every problem
/// gets it; draws that earlier waves paid for are in the pools, and are not asked for again.
/// </summary>
public sealed class StrategyChanges(IStore store, JobNames names, WavePlans plans)
{
    /// <summary>Has the job go on with that strategy.</summary>
    public async Task SetAsync(StrategyChoice choice, CancellationToken cancel = default) =>
        await store.WriteAsync(names.Change(await plans.CountAsync(cancel)), (stream, stop) => JsonSerializer.SerializeAsync(stream, choice, JournalFormat.Json, stop), cancel);

    /// <summary>What was chosen for the waves from that one on, or null.</summary>
    public Task<StrategyChoice?> TryReadAsync(int wave, CancellationToken cancel = default) => ReadAsync(names.Change(wave), cancel);

    /// <summary>What was chosen last, or null; found by a listing: waves need not be read.</summary>
    internal async Task<StrategyChoice?> LastAsync(CancellationToken cancel = default)
    {
        string? last = null;
        await foreach (var name in store.ListAsync(names.Changes, cancel)) last = name;
        return last is null ? null : await ReadAsync(last, cancel);
    }

    /// <summary>What was chosen last before that wave, or null.</summary>
    public async Task<StrategyChoice?> LatestAsync(int wave, CancellationToken cancel = default)
    {
        for (; wave > 0; wave--)
        {
            if (await TryReadAsync(wave - 1, cancel) is { } choice) return choice;
        }

        return null;
    }

    private async Task<StrategyChoice?> ReadAsync(string name, CancellationToken cancel) =>
        await store.TryReadAsync(name, cancel) is { } content ? JournalFormat.Parse<StrategyChoice>(name, content, "delete it and choose again") : null;
}
