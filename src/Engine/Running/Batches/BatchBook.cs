using Ponder.Core.Budgets;
using Ponder.Engine.Journals;
using Ponder.Engine.Running.Calls;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running.Batches;

/// <summary>
/// What is written of a round's batches. A batch is begun by one blob with its calls' marks, and ends with the blob that holds the last of their
/// ends; in between the journal knows at every moment whether it may have been ordered, and under which name.
/// </summary>
internal sealed class BatchBook(CallLog log, Round round, BatchTerms terms)
{
    private bool looked;

    /// <summary>Begins a batch of those calls, as far as the page has room for them; the rest stays. False where nothing was begun.</summary>
    /// <exception cref="RoundRecordedException">Another has recorded the round meanwhile.</exception>
    public async Task<bool> BeginAsync(IReadOnlyList<PlannedCall> calls)
    {
        string? name = null;
        var begun = await log.AppendAsync(state =>
        {
            var busy = state.Batches.Where(b => b.End is null).SelectMany(b => b.Calls).ToHashSet();
            var wanted = Within(calls.Where(call => state.Reply(call.Number) is null && !busy.Contains(call.Number)).ToList(), state);
            if (wanted.Count == 0) return null;
            var id = Guid.NewGuid().ToString("n");
            name = $"{round.Job}-{round.Wave}-{round.Page}-{round.Number}-{id[..8]}";
            return Blob(id, new(name) { At = terms.Now, Calls = [.. wanted.Select(call => call.Number)] }) with
            {
                Marks = [.. wanted.Select(call => new CallMark(call.Number, call.Line!.Worst))],
            };
        });
        if (begun && !looked)
        {
            looked = true;
            if (await log.TryRecordAsync() is { } record)
            {
                await EndAsync(name!, BatchEnd.Unmade);
                throw new RoundRecordedException(record);
            }
        }

        return begun;
    }

    /// <summary>Notes what became of a batch, unless it has ended.</summary>
    public Task NoteAsync(BatchNote note) => log.AppendAsync(state =>
        state.Batch(note.Name) is { End: null } batch && (note.Id is null || batch.Id is null) ? Blob(NewId(), note with { At = terms.Now }) : null);

    /// <summary>Ends what is left of a batch: each call that is open costs what <paramref name="cost"/> says, and nothing where that is null.</summary>
    public Task EndAsync(string name, BatchEnd end, Func<int, Spend>? cost = null, TimeSpan? pause = null) => log.AppendAsync(state =>
    {
        var batch = state.Batch(name);
        var ends = batch.Calls.Where(call => state.IsOpen(call, batch.Blob)).Select(call => new CallEnd(call, batch.Blob, cost?.Invoke(call) ?? default)).ToList();
        return batch.End is not null ? null : Blob(NewId(), new(name) { At = terms.Now, End = end, Until = terms.Now + pause }) with { Ends = ends.Count > 0 ? ends : null };
    });

    /// <summary>Writes replies of a batch, but for calls that have theirs.</summary>
    public Task ReplyAsync(string name, IReadOnlyList<(int Call, Spend Cost, CallReply Reply)> replies) => log.AppendAsync(state =>
    {
        var blob = state.Batch(name).Blob;
        var ends = replies.Where(reply => state.IsOpen(reply.Call, blob)).Select(reply => new CallEnd(reply.Call, blob, reply.Cost, reply.Reply)).ToList();
        return ends.Count == 0 ? null : new() { Id = NewId(), Hash = "", Ends = ends };
    });

    /// <summary>The longest beginning of those calls that the page has room for.</summary>
    private List<PlannedCall> Within(List<PlannedCall> calls, CallState state)
    {
        var (fits, over) = (0, calls.Count + 1);
        for (var tried = calls.Count; over - fits > 1; tried = (fits + over) / 2)
        {
            if (round.Headroom.Allows(state.Beyond(calls.Take(tried).Select(call => call.Number)))) fits = tried;
            else over = tried;
        }

        return calls[..fits];
    }

    private static CallBlob Blob(string id, BatchNote note) => new() { Id = id, Hash = "", Batches = [note] };

    private static string NewId() => Guid.NewGuid().ToString("n");
}
