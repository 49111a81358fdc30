using Ponder.Core.Storage;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Journals;

/// <summary>
/// What has been paid for. A round's calls are written as they are made: a mark before a call is sent, its end when the reply has come. When
/// all have ended the round is recorded, and the record is the truth from then on. Everything is written only if absent, so whoever comes
/// second finds the first one's work.
/// <para>
/// Hosts run a round at least once, so two may work on one at the same time. Every call is charged, and once: of a call the first reply
/// counts, and all other attempts at it are charged beside it, those without an end at their worst. A caller that finds the record after its
/// first mark takes its marks back and calls nobody. What is left are marks that came after the record counted: they are charged when the
/// page ends.
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
        return record is null || record.Hash == round.Hash ? record : throw Other(Name(round));
    }

    /// <summary>The record in that place, or null where there is none.</summary>
    public async Task<RoundRecord?> TryReadAsync(int wave, int page, int round, CancellationToken cancel)
    {
        var name = names.Round(wave, page, round);
        return await store.TryReadAsync(name, cancel) is { } content
            ? Readable(name, JournalFormat.Unpack<RoundRecord>(name, content), r => r.Version)
            : null;
    }

    /// <summary>A round's calls as far as they are written, to go on with.</summary>
    /// <param name="round">The round.</param>
    /// <param name="cut">How it is cut into calls.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<CallLog> OpenCallsAsync(Round round, string cut, CancellationToken cancel)
    {
        var (state, hash) = (new CallState(cut: cut), round.Hash);
        while (await TryReadCallsAsync(round, hash, state.Next, cancel) is { } blob) state.Apply(blob);
        return new(this, round, state);
    }

    /// <summary>Blob <paramref name="number"/> of the round's calls, or null where there is none.</summary>
    public async Task<CallBlob?> TryReadCallsAsync(Round round, string hash, int number, CancellationToken cancel = default)
    {
        var blob = await TryReadCallsAsync(round.Wave, round.Page, round.Number, number, cancel);
        return blob is null || blob.Hash == hash ? blob : throw Other(names.Calls(round.Wave, round.Page, round.Number, number));
    }

    /// <summary>Writes that blob, if there is none.</summary>
    public Task<bool> TryWriteCallsAsync(Round round, int number, CallBlob blob) =>
        store.TryCreateAsync(names.Calls(round.Wave, round.Page, round.Number, number), JournalFormat.Pack(blob));

    /// <summary>The right to order the round's batches; null where another has it.</summary>
    public Task<ILease?> TryLeaseAsync(Round round) => store.TryLeaseAsync(names.Orders(round.Wave, round.Page, round.Number));

    /// <summary>Records the round; where another was faster, its record is the one that counts.</summary>
    public async Task<RoundRecord> RecordAsync(Round round, RoundRecord record) =>
        await store.TryCreateAsync(Name(round), JournalFormat.Pack(record))
            ? record
            : await TryReadAsync(round, CancellationToken.None) ?? throw new JournalException($"{Name(round)} was there and is gone");

    /// <summary>
    /// How a round's calls stand by their blobs: all of them where there is no record, else those that <paramref name="record"/> does not
    /// count, whose replies count neither.
    /// </summary>
    public async Task<CallState> CallsAsync(int wave, int page, int round, RoundResult? record, CancellationToken cancel)
    {
        var state = new CallState(record?.Calls ?? 0);
        if (record is { Calls: null }) return state;
        while (await TryReadCallsAsync(wave, page, round, state.Next, cancel) is { } blob) state.Apply(record is null ? blob : blob.WithoutReplies());
        return state;
    }

    /// <summary>Removes the blobs that a round's record counts, once its page has ended: the record holds all that is in them.</summary>
    public Task ForgetCallsAsync(int wave, int page, int round, int calls) =>
        Task.WhenAll(Enumerable.Range(0, calls).Select(number => store.DeleteAsync(names.Calls(wave, page, round, number), CancellationToken.None)));

    private async Task<CallBlob?> TryReadCallsAsync(int wave, int page, int round, int number, CancellationToken cancel)
    {
        var name = names.Calls(wave, page, round, number);
        return await store.TryReadAsync(name, cancel) is { } content
            ? Readable(name, JournalFormat.Unpack<CallBlob>(name, content), b => b.Version)
            : null;
    }

    private static T Readable<T>(string name, T value, Func<T, int> version) => JournalFormat.Reads(version(value))
        ? value
        : throw new JournalException($"{name} is of version {version(value)}, this is version {JournalFormat.Version}");

    private static JournalException Other(string name) => new($"{name} answers other requests: it was written by another version or with other options");

    private string Name(Round round) => names.Round(round.Wave, round.Page, round.Number);
}
