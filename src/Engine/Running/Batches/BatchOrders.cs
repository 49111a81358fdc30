using Ponder.Core.Batching;
using Ponder.Core.Proposing;
using Ponder.Engine.Journals;
using Ponder.Engine.Running.Calls;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running.Batches;

/// <summary>
/// Orders batches, each once: that a file is about to be ordered is written before, and the service's id right after. Where an answer was lost, the
/// batch is looked for by its name before it is ordered again, and not before the service surely lists it.
/// </summary>
internal sealed class BatchOrders(CallLog log, BatchBook book, IBatchDesk desk, BatchTerms terms, Round round)
{
    /// <summary>When an order may have been lost on the way to the service's list before it was written down.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromHours(1);

    /// <summary>Orders the batch, or finds that it is there; false where neither could be done now.</summary>
    /// <param name="name">The batch.</param>
    /// <param name="calls">The round's calls, by number.</param>
    /// <param name="stops">How the run is stopped: an order is not given up for being stopped.</param>
    public async Task<bool> OrderAsync(string name, IReadOnlyDictionary<int, PlannedCall> calls, Stops stops)
    {
        await using var lease = await log.TryLeaseAsync();
        if (lease is null) return false;
        await log.CatchUpAsync();
        if (log.Batches.First(b => b.Name == name) is not { End: null, Id: null } batch) return true;
        if (batch.File is not null && await FindAsync(batch, stops.NoMore) is { } state) return state;
        var requests = batch.Calls.Select(call => calls[call].Line!.Request(LineId.Of(name, call))!).ToList();
        var file = await desk.UploadAsync(name, requests, stops.NoMore);
        await book.NoteAsync(new(name) { File = file });
        lease.Lost.ThrowIfCancellationRequested();
        try
        {
            var id = await desk.OrderAsync(new(name, round.Job, file, requests[0].Path), stops.Abandon);
            await book.NoteAsync(new(name) { Id = id });
            return true;
        }
        catch (BatchFullException e)
        {
            await book.EndAsync(name, BatchEnd.Full, pause: e.RetryAfter ?? desk.Limits.Pace);
            return true;
        }
        catch (BatchRefusedException e)
        {
            await book.EndAsync(name, BatchEnd.Refused);
            throw new ModelUnavailableException(e.Message, e) { Lasting = true };
        }
    }

    /// <summary>
    /// Settles a batch that is no longer to be ordered: it is found, or it was never made. False where that is not known yet.
    /// </summary>
    public async Task<bool> SettleAsync(BatchState batch, CancellationToken stop)
    {
        await using var lease = await log.TryLeaseAsync();
        if (lease is null) return false;
        await log.CatchUpAsync();
        if (log.Batches.First(b => b.Name == batch.Name) is not { End: null, Id: null } now) return true;
        if (now.File is not null && await FindAsync(now, stop) is { } found) return found;
        await book.EndAsync(now.Name, BatchEnd.Unmade);
        return true;
    }

    /// <summary>True where it is there, false where it may yet appear, null where it was never made.</summary>
    private async Task<bool?> FindAsync(BatchState batch, CancellationToken stop)
    {
        if (await desk.FindAsync(batch.Name, batch.File!, batch.Begun - Skew, stop) is { } id)
        {
            await book.NoteAsync(new(batch.Name) { Id = id });
            return true;
        }

        return terms.Now < batch.Ordered + desk.Limits.Settling ? false : null;
    }
}
