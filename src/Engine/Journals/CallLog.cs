using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Journals;

/// <summary>
/// Writes of a round's calls: marks before they are sent, ends when they come. Whoever writes takes along everything that waits to be
/// written, so that many calls share one request to the store.
/// </summary>
/// <param name="journal">Where to.</param>
/// <param name="round">The round.</param>
/// <param name="state">How its calls stand.</param>
internal sealed class CallLog(Journal journal, Round round, CallState state) : IDisposable
{
    private readonly Lock guard = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string hash = round.Hash;
    private List<Waiting> marks = [];
    private List<CallEnd> ends = [];
    private bool begun;

    /// <summary>The number of the next blob: how many the record counts.</summary>
    public int Next => state.Next;

    /// <summary>What is charged beside the replies that count.</summary>
    public Spend Doubt => state.Doubt;

    /// <summary>Whether the page has room for what is in doubt beside the round.</summary>
    public bool HasRoom => round.Headroom.Allows(state.Beyond([]));

    /// <summary>The reply that counts, recorded or waiting to be; null where none came.</summary>
    public CallReply? Reply(int call)
    {
        lock (guard) return state.Reply(call) ?? ends.Find(end => end.Call == call && end.Reply is not null)?.Reply;
    }

    /// <summary>
    /// Marks a call before it is sent; ends once the mark is durable. Gives the number of the blob it stands in, or null where the call is
    /// not to be sent: another has the reply, or the page has no room for it.
    /// </summary>
    /// <exception cref="RoundRecordedException">Another has recorded the round meanwhile.</exception>
    public async Task<int?> MarkAsync(int call, Spend worst)
    {
        var waiting = new Waiting(new(call, worst), new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (guard) marks.Add(waiting);
        await Task.Yield(); // Those who mark at the same moment share the write.
        await FlushAsync();
        return await waiting.Source.Task;
    }

    /// <summary>Notes that a call has ended; it is written with the next write.</summary>
    public void End(CallEnd end)
    {
        lock (guard) ends.Add(end);
    }

    /// <summary>The batches of its calls, as far as is known here.</summary>
    public IReadOnlyList<BatchState> Batches
    {
        get
        {
            lock (guard) return [.. state.Batches];
        }
    }

    /// <summary>
    /// Writes what <paramref name="make"/> makes of how the calls stand; where another has written meanwhile, it is made anew of that. Null writes
    /// nothing. Gives whether anything was written.
    /// </summary>
    public async Task<bool> AppendAsync(Func<CallState, CallBlob?> make)
    {
        await turn.WaitAsync();
        try
        {
            while (make(state) is { } made)
            {
                var blob = made with { Hash = hash, Cut = state.Cut };
                if (await PutAsync(blob) == blob.Id) return true;
            }

            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Whether the page has room for those calls beside what is in doubt.</summary>
    public bool Allows(IEnumerable<int> calls) => round.Headroom.Allows(state.Beyond(calls));

    /// <summary>Takes in what others have written since.</summary>
    public async Task CatchUpAsync()
    {
        await turn.WaitAsync();
        try
        {
            while (await journal.TryReadCallsAsync(round, hash, state.Next) is { } blob) Apply(blob);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The right to order this round's batches, which one has at a time; null where another has it.</summary>
    public Task<ILease?> TryLeaseAsync() => journal.TryLeaseAsync(round);

    /// <summary>The record that another has written meanwhile; null where there is none.</summary>
    public Task<RoundRecord?> TryRecordAsync() => journal.TryReadAsync(round, CancellationToken.None);

    /// <summary>Looks for the round's record again after the next mark.</summary>
    public void LookAgain() => begun = false;

    /// <summary>Writes what waits.</summary>
    public async Task FlushAsync()
    {
        await turn.WaitAsync();
        try
        {
            List<Waiting> now;
            List<CallEnd> ended;
            lock (guard) (now, marks, ended) = (marks, [], [.. ends]);
            if (now.Count == 0 && ended.Count == 0) return;
            try
            {
                await WriteAsync(now, ended);
            }
            catch (Exception e)
            {
                now.ForEach(mark => mark.Source.TrySetException(e));
                throw;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Takes in what others have written since, and then what waits to be written: the round's record is to hold it.</summary>
    public async Task SettleAsync()
    {
        await turn.WaitAsync();
        try
        {
            while (state.Next > 0 && await journal.TryReadCallsAsync(round, hash, state.Next) is { } blob) Apply(blob);
            lock (guard)
            {
                ends.ForEach(state.Apply);
                ends.Clear();
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task WriteAsync(List<Waiting> wanted, List<CallEnd> ended)
    {
        while (true)
        {
            var granted = new List<Waiting>();
            foreach (var mark in wanted)
            {
                if (state.Reply(mark.Mark.Call) is null && round.Headroom.Allows(state.Beyond(granted.Append(mark).Select(m => m.Mark.Call)))) granted.Add(mark);
            }

            var useful = ended.Where(end => end.Marked is not null || state.Reply(end.Call) is null).ToList();
            if (granted.Count == 0 && useful.Count == 0) break;
            var blob = new CallBlob
            {
                Id = Guid.NewGuid().ToString("n"),
                Hash = hash,
                Cut = state.Cut,
                Marks = granted.Count > 0 ? [.. granted.Select(m => m.Mark)] : null,
                Ends = useful.Count > 0 ? useful : null,
            };
            var number = state.Next;
            if (await PutAsync(blob) != blob.Id) continue;
            lock (guard) ends.RemoveAll(ended.Contains);
            if (granted.Count > 0) await CheckAsync(granted, number);
            granted.ForEach(mark => mark.Source.TrySetResult(number));
            break;
        }

        lock (guard) ends.RemoveAll(ended.Contains);
        wanted.ForEach(mark => mark.Source.TrySetResult(null));
    }

    /// <summary>
    /// A record that was written since this one looked: nothing is sent, and the marks are taken back.
    /// </summary>
    private async Task CheckAsync(List<Waiting> granted, int number)
    {
        if (begun) return;
        begun = true;
        if (await journal.TryReadAsync(round, CancellationToken.None) is not { } record) return;
        var back = new CallBlob
        {
            Id = Guid.NewGuid().ToString("n"),
            Hash = hash,
            Cut = state.Cut,
            Ends = [.. granted.Select(m => new CallEnd(m.Mark.Call, number, default))],
        };
        while (!await journal.TryWriteCallsAsync(round, state.Next, back)) Apply((await journal.TryReadCallsAsync(round, hash, state.Next))!);
        throw new RoundRecordedException(record);
    }

    /// <summary>Writes the blob if nobody was faster, and takes in what is there now: gives the id of that.</summary>
    private async Task<string> PutAsync(CallBlob blob)
    {
        var number = state.Next;
        var there = await journal.TryWriteCallsAsync(round, number, blob) ? blob
            : await journal.TryReadCallsAsync(round, hash, number) ?? throw new JournalException($"calls {number} of a round were there and are gone");
        Apply(there);
        return there.Id;
    }

    private void Apply(CallBlob blob)
    {
        lock (guard) state.Apply(blob);
    }

    private sealed record Waiting(CallMark Mark, TaskCompletionSource<int?> Source);
}

/// <summary>Another has recorded the round meanwhile.</summary>
internal sealed class RoundRecordedException(RoundRecord record) : Exception("the round is recorded")
{
    public RoundRecord Record => record;
}
