using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Journals;

/// <summary>
/// What has been paid for. A marker is left before a call and a record after it; both are written only if absent, so whoever comes second
/// finds the first one's work.
/// <para>
/// Hosts run a round at least once, so two may work on one at the same time. Every call is charged, and once: the record that counts
/// charges what its
/// call came to and, at their worst, all other calls whose markers were there when it was written. A caller that finds the record after it
/// left its
/// marker takes the marker back and calls nobody. What is left is a marker that came in the moment in between: it is charged when the page
/// ends.
/// </para>
/// </summary>
internal sealed class Journal(IStore store, string job)
{
    private readonly JobNames names = new(job);

    /// <summary>The record of the round, or null where there is none.</summary>
    /// <exception cref="JournalException">It answers other requests, or is of another version.</exception>
    public async Task<RoundRecord?> TryReadAsync(Round round, CancellationToken cancel)
    {
        var record = await TryReadAsync(round.Wave, round.Page, round.Number, cancel);
        return record is null || record.Hash == round.Hash
            ? record
            : throw new JournalException($"{Name(round)} answers other requests: it was written by another version or with other options");
    }

    /// <summary>The record in that place, or null where there is none.</summary>
    public Task<RoundRecord?> TryReadAsync(int wave, int page, int round, CancellationToken cancel) =>
        TryReadAsync(store, names.Round(wave, page, round), cancel);

    internal static async Task<RoundRecord?> TryReadAsync(IStore store, string name, CancellationToken cancel)
    {
        if (await store.TryReadAsync(name, cancel) is not { } content) return null;
        var record = JournalFormat.Unpack<RoundRecord>(name, content);
        return JournalFormat.Reads(record.Version)
            ? record
            : throw new JournalException($"{name} is of version {record.Version}, this is version {JournalFormat.Version}");
    }

    /// <summary>Leaves a marker and says which attempt this is, and what the attempts before cost at most.</summary>
    public async Task<(int Attempt, Spend Doubt)> MarkAsync(Round round, CancellationToken cancel)
    {
        var marker = JournalFormat.Pack(new CallMarker(round.Hash, round.Worst));
        var doubt = default(Spend);
        for (var attempt = 0; ; attempt++)
        {
            var name = names.Marker(round.Wave, round.Page, round.Number, attempt);
            if (await WorstAsync(name, cancel) is { } earlier) doubt += earlier;
            else if (!Affordable(round, doubt)) return (attempt, doubt);
            else if (await store.TryCreateAsync(name, marker, cancel)) return (attempt, doubt);
            else attempt--;
        }
    }

    /// <summary>
    /// Takes back the marker of an attempt that cost nothing. It stays in its place, at no cost, so that those after it are found.
    /// </summary>
    public Task WithdrawAsync(Round round, int attempt)
    {
        var nothing = JournalFormat.Pack(new CallMarker(round.Hash, default));
        return store.WriteAsync(names.Marker(round.Wave, round.Page, round.Number, attempt), (stream, cancel) => stream.WriteAsync(nothing, cancel).AsTask());
    }

    /// <summary>Attempts that began after this one, and what they cost at most.</summary>
    public Task<(int Count, Spend Worst)> AfterAsync(Round round, int attempt, CancellationToken cancel) =>
        AfterAsync(round.Wave, round.Page, round.Number, attempt, cancel);

    /// <summary>The worst case of calls for the page's rounds, 0 to <paramref name="rounds"/> − 1, that no record counts.</summary>
    public async Task<Spend> UncountedAsync(int wave, int page, int rounds, CancellationToken cancel)
    {
        var uncounted = default(Spend);
        for (var round = 0; round < rounds; round++)
        {
            // Hardly any round has a second marker: its record need not be read again to know.
            if (await WorstAsync(names.Marker(wave, page, round, 1), cancel) is null || await TryReadAsync(wave, page, round, cancel) is not { } record) continue;
            uncounted += (await AfterAsync(wave, page, round, record.Attempt + (record.Beside ?? 0), cancel)).Worst;
        }

        return uncounted;
    }

    private async Task<(int Count, Spend Worst)> AfterAsync(int wave, int page, int round, int attempt, CancellationToken cancel)
    {
        var (count, worst) = (0, default(Spend));
        for (; await WorstAsync(names.Marker(wave, page, round, attempt + count + 1), cancel) is { } later; count++) worst += later;
        return (count, worst);
    }

    /// <summary>What the marker of that name says its call costs at most; null where there is none.</summary>
    private async Task<Spend?> WorstAsync(string name, CancellationToken cancel) =>
        await store.TryReadAsync(name, cancel) is { } content ? JournalFormat.Unpack<CallMarker>(name, content).Worst : null;

    /// <summary>Whether the page has room for the calls in doubt beside this round.</summary>
    public static bool Affordable(Round round, Spend doubt) => round.Headroom.Allows(doubt);

    /// <summary>Records the round; where another was faster, its record is the one that counts.</summary>
    public async Task<RoundRecord> RecordAsync(Round round, RoundRecord record, CancellationToken cancel) =>
        await store.TryCreateAsync(Name(round), JournalFormat.Pack(record), cancel)
            ? record
            : await TryReadAsync(round, cancel) ?? throw new JournalException($"{Name(round)} was there and is gone");

    private string Name(Round round) => names.Round(round.Wave, round.Page, round.Number);
}
