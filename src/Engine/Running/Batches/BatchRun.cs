using Ponder.Core.Batching;
using Ponder.Core.Proposing;
using Ponder.Engine.Journals;
using Ponder.Engine.Running.Calls;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running.Batches;

/// <summary>
/// Takes a round's calls by batch as far as that goes: begins batches, orders them, looks at them now and then and collects them, and begins others
/// for what failed. It goes on from what is recorded, wherever it was broken off. What is missing at its end is asked live.
/// </summary>
internal sealed class BatchRun(CallLog log, IBatchDesk desk, BatchTerms terms, Round round, Stops stops, CallCount count)
{
    private readonly BatchBook book = new(log, round, terms);
    private readonly HashSet<string> cancelled = [];

    /// <summary>Ordered here, as settings are now: where one is refused that was ordered before, they may have been mended since.</summary>
    private readonly HashSet<string> ordered = [];
    private DateTimeOffset? away;

    /// <summary>Does it.</summary>
    /// <exception cref="GoOnLaterException">Batches are under way, and somebody else waits.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; batches under way go on at the service.</exception>
    public async Task RunAsync(IReadOnlyList<PlannedCall> planned)
    {
        var calls = planned.Where(call => call.Line is not null).ToDictionary(call => call.Number);
        if (calls.Count == 0) return;
        var (orders, harvest) = (new BatchOrders(log, book, desk, terms, round), new BatchHarvest(log, book, desk, count));
        while (true)
        {
            stops.NoMore.ThrowIfCancellationRequested();
            var (late, begun) = (IsLate(calls), false);
            if (!late && Pause() is null) begun = await BeginAsync(calls);
            var (open, changed) = (Mine(calls).Where(b => b.End is null).ToList(), begun);
            foreach (var batch in open) changed |= await TryAsync(() => StepAsync(batch, late));
            Show(calls);
            if (changed) continue;
            if (open.Count == 0 && (late || Pause() is null)) return;
            await terms.WaitAsync(Sooner(calls, open.Count == 0 ? Pause()!.Value : desk.Limits.Pace), stops.NoMore);
        }

        async Task<bool> StepAsync(BatchState batch, bool late)
        {
            if (batch.Id is null)
            {
                if (late) return await orders.SettleAsync(batch, stops.NoMore);
                ordered.Add(batch.Name);
                return await orders.OrderAsync(batch.Name, calls, stops);
            }

            if (await desk.LookAsync(batch.Id, stops.NoMore) is not { } look) return await GiveUpAsync(batch);
            count.Meter?.Batch(batch.Name, batch.Calls.Count, (look.Answered ?? 0) + look.Failed, false);
            switch (look)
            {
                case { Stage: BatchStage.Refused }:
                    var again = ordered.Contains(batch.Name) || Mine(calls).Any(b => b.End == BatchEnd.Refused);
                    await book.EndAsync(batch.Name, look.Full ? BatchEnd.Full : look.Lasting ? BatchEnd.Refused : BatchEnd.Collected, pause: look.Full ? desk.Limits.Pace : null);
                    return look.Lasting && again ? throw new ModelUnavailableException(look.Fault!) { Lasting = true } : true;
                case { Stage: BatchStage.Ended, Output: null, Answered: > 0 } when terms.Now < look.At + BatchTerms.Finishing:
                    return false;
                case { Stage: BatchStage.Ended }:
                    await harvest.CollectAsync(batch, look, calls, stops.NoMore);
                    await desk.RemoveAsync([.. new[] { look.Input, look.Output, look.Errors }.OfType<string>()], stops.NoMore);
                    return true;
            }

            if (!late) return false;
            if (look.Stage == BatchStage.Working && cancelled.Add(batch.Name)) await desk.CancelAsync(batch.Id, stops.NoMore);
            return terms.Now > Begun(calls) + terms.Deadline + BatchTerms.Grace && await GiveUpAsync(batch);
        }

        async Task<bool> GiveUpAsync(BatchState batch)
        {
            await book.EndAsync(batch.Name, BatchEnd.Collected, call => calls[call].Line!.Worst);
            return true;
        }
    }

    /// <summary>Begins batches for what has no reply, is not under way, and has not gone by batch too often. After a second refusal for want of room they are half as large.</summary>
    private async Task<bool> BeginAsync(Dictionary<int, PlannedCall> calls)
    {
        var (mine, tries, busy) = (Mine(calls).OrderBy(b => b.Blob).ToList(), new Dictionary<int, int>(), new HashSet<int>());
        foreach (var batch in mine.Where(b => b.End is null or BatchEnd.Collected))
        {
            foreach (var call in batch.Calls)
            {
                if (batch.End is null) busy.Add(call);
                else tries[call] = tries.GetValueOrDefault(call) + 1;
            }
        }

        var wanted = calls.Values.OrderBy(call => call.Number)
            .Where(call => log.Reply(call.Number) is null && !busy.Contains(call.Number) && tries.GetValueOrDefault(call.Number) < desk.Limits.Tries);
        var most = mine is [.., { End: BatchEnd.Full } before, { End: BatchEnd.Full } last] ? Math.Max(1, Math.Min(before.Calls.Count, last.Calls.Count) / 2) : int.MaxValue;
        var begun = false;
        foreach (var part in new BatchCut(desk.Limits).Of(wanted, most))
        {
            if (!await book.BeginAsync(part)) break;
            begun = true;
        }

        return begun;
    }

    /// <summary>A service that is away for a while takes nothing with it: it is looked at again. What lasts is told at once.</summary>
    private async Task<bool> TryAsync(Func<Task<bool>> step)
    {
        try
        {
            var changed = await step();
            away = null;
            return changed;
        }
        catch (ModelUnavailableException e) when (!e.Lasting && !terms.Hands && terms.Now - (away ??= terms.Now) < BatchTerms.Patience)
        {
            return false;
        }
    }

    private IEnumerable<BatchState> Mine(Dictionary<int, PlannedCall> calls) => log.Batches.Where(b => calls.ContainsKey(b.Calls[0]));

    private DateTimeOffset Begun(Dictionary<int, PlannedCall> calls) => Mine(calls).Select(b => b.Begun).DefaultIfEmpty(terms.Now).Min();

    private bool IsLate(Dictionary<int, PlannedCall> calls) => terms.Now >= Begun(calls) + terms.Deadline;

    /// <summary>How long no further batch is to be ordered; null where one may be.</summary>
    private TimeSpan? Pause() => log.Batches.Max(b => b.Until) is { } until && until > terms.Now ? until - terms.Now : null;

    /// <summary>That time, or what is left to the deadline where that is less. Who hands the waiting on looks the less often the longer it lasts.</summary>
    private TimeSpan Sooner(Dictionary<int, PlannedCall> calls, TimeSpan span)
    {
        var begun = Begun(calls);
        if (terms.Hands) span = TimeSpan.FromTicks(Math.Max(span.Ticks, Math.Min(BatchTerms.Longest.Ticks, (terms.Now - begun).Ticks / 10)));
        var left = begun + terms.Deadline - terms.Now;
        return left > TimeSpan.Zero && left < span ? left : span;
    }

    private void Show(Dictionary<int, PlannedCall> calls)
    {
        foreach (var batch in Mine(calls).Where(b => b.End is not null)) count.Meter?.Batch(batch.Name, batch.Calls.Count, batch.Calls.Count, true);
    }
}
