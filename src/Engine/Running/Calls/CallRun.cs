using System.Runtime.ExceptionServices;
using Ponder.Core.Proposing;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Running.Calls;

/// <summary>
/// Makes a round's calls, but for those that are recorded. One that goes to a service is marked first, and takes a slot until its end is
/// written: no more calls than slots are ever in doubt. When one cannot go on, no further one is sent, and those in flight are recorded.
/// </summary>
internal sealed class CallRun(CallLog log, Stops stops, CallCount count) : IDisposable
{
    /// <summary>How long an end waits for others to be written with; most rounds are done by then, and their record holds it.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(100);

    /// <summary>How often batches of a model in this process are written: what a dead process loses at most of its own work.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly List<Slots> held = [];
    private ExceptionDispatchInfo? failure;
    private volatile bool unsent;

    private bool Stopped => failure is not null || stops.NoMore.IsCancellationRequested;

    /// <summary>Makes the calls; those that the page has no room for stay without a reply.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped first.</exception>
    public async Task RunAsync(IReadOnlyList<PlannedCall> calls, Slots slots)
    {
        var missing = new Queue<PlannedCall>(calls.Where(call => log.Reply(call.Number) is null));
        if (missing.Count == 0) return;
        try
        {
            await (slots.InProcess ? HereAsync(missing) : ThereAsync(missing, slots));
        }
        finally
        {
            if (Stopped) await SaveAsync();
        }

        failure?.Throw();
        if (unsent || missing.Count > 0) stops.NoMore.ThrowIfCancellationRequested();
    }

    /// <summary>Writes what has come, and frees the slots of those calls.</summary>
    public async Task WrittenAsync()
    {
        await log.FlushAsync();
        log.LookAgain();
        Dispose();
    }

    /// <summary>Frees the slots of calls whose ends are written.</summary>
    public void Dispose()
    {
        held.ForEach(slots => slots.Release());
        held.Clear();
    }

    private async Task HereAsync(Queue<PlannedCall> missing)
    {
        var written = Environment.TickCount64;
        while (missing.Count > 0 && !Stopped && log.HasRoom)
        {
            var call = missing.Peek();
            CallReply? came = null;
            try
            {
                count.Send();
                came = await call.Send(stops.Here);
                log.End(new(call.Number, null, default, came));
                count.Come();
                missing.Dequeue();
            }
            catch (Exception e)
            {
                Fail(e);
                return;
            }
            finally
            {
                Tell(call, came);
            }

            if (missing.Count == 0 || Environment.TickCount64 - written < Pace.TotalMilliseconds) continue;
            await log.FlushAsync();
            written = Environment.TickCount64;
        }
    }

    private async Task ThereAsync(Queue<PlannedCall> missing, Slots slots)
    {
        var (workers, done) = (new List<Task>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stops.NoMore);
        var open = 1;
        while (!Stopped && await slots.TakeAsync(enough.Token))
        {
            if (Next() is not { } call)
            {
                slots.Release();
                break;
            }

            Interlocked.Increment(ref open);
            workers.Add(WorkAsync(call));
        }

        Ended();
        await Task.WhenAll(workers);

        // One call after the other in one slot: an end and the next mark are written together.
        async Task WorkAsync(PlannedCall first)
        {
            try
            {
                for (PlannedCall? call = first; call is not null; call = Next()) await MakeAsync(call);
            }
            catch (Exception e)
            {
                Fail(e);
                await enough.CancelAsync();
            }

            Ended();
            await Task.WhenAny(done.Task, Task.Delay(Lag));
            if (done.Task.IsCompleted)
            {
                lock (held) held.Add(slots);
                return;
            }

            await SaveAsync();
            slots.Release();
        }

        PlannedCall? Next()
        {
            PlannedCall? call = null;
            bool last;
            lock (missing) last = (!Stopped && missing.TryDequeue(out call)) ? missing.Count == 0 : true;
            if (last) enough.Cancel();
            return call;
        }

        void Ended()
        {
            if (Interlocked.Decrement(ref open) == 0) done.TrySetResult();
        }
    }

    private async Task MakeAsync(PlannedCall call)
    {
        if (await log.MarkAsync(call.Number, call.Worst) is not { } marked) return;
        if (Stopped)
        {
            log.End(new(call.Number, marked, default));
            unsent = true;
            return;
        }

        CallReply? came = null;
        try
        {
            count.Send();
            came = await call.Send(stops.Abandon).WaitAsync(stops.Abandon); // A model may not heed the token.
            log.End(new(call.Number, marked, call.Cost(came), came));
            count.Come();
        }
        catch (ModelUnavailableException e)
        {
            log.End(new(call.Number, marked, call.Tariff.Price(e.Doubt)));
            throw;
        }
        finally
        {
            Tell(call, came);
        }
    }

    /// <summary>Tells people who wait that a call is over, and what came of it.</summary>
    private void Tell(PlannedCall call, CallReply? came)
    {
        count.End(came is null ? default : call.Cost(came));
        if (came is not null && count.Meter is { } meter) call.Hear?.Invoke(came, meter);
    }

    /// <summary>Writes what has come. Where that fails the calls stay in doubt, and what stopped the run is told.</summary>
    private async Task SaveAsync()
    {
        try
        {
            await log.FlushAsync();
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private void Fail(Exception e) => Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
}
