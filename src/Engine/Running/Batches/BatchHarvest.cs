using Ponder.Core.Batching;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Engine.Journals;
using Ponder.Engine.Running.Calls;

namespace Ponder.Engine.Running.Batches;

/// <summary>
/// Collects a batch that has ended: each call's first readable reply counts. What failed for nothing is free, and what the service says it answered
/// but is not there stays charged at its worst; both are asked again.
/// </summary>
internal sealed class BatchHarvest(CallLog log, BatchBook book, IBatchDesk desk, CallCount count)
{
    /// <summary>Replies written at once.</summary>
    private const int Part = 500;

    /// <summary>Collects it.</summary>
    /// <exception cref="ModelUnavailableException">A line tells that a setting is wrong; what came is recorded.</exception>
    public async Task CollectAsync(BatchState batch, BatchLook look, IReadOnlyDictionary<int, PlannedCall> calls, CancellationToken stop)
    {
        var (mine, answered, replied, failed) = (batch.Calls.ToHashSet(), new HashSet<int>(), new HashSet<int>(), new Dictionary<int, bool>());
        var part = new List<(int Call, Spend Cost, CallReply Reply)>();
        ModelUnavailableException? wrong = null;
        await foreach (var line in desk.CollectAsync(look, stop))
        {
            if (LineId.Call(batch.Name, line.Id) is not { } number || !mine.Contains(number)) continue;
            if (line.Status is >= 200 and < 300) answered.Add(number);
            if (replied.Contains(number) || log.Reply(number) is not null) continue;
            var read = Read(calls[number], line);
            if (read.Reply is not { } reply)
            {
                failed.TryAdd(number, read.Free);
                continue;
            }

            replied.Add(number);
            part.Add((number, calls[number].Cost(reply), reply));
            if (part.Count == Part) await WriteAsync();
        }

        await WriteAsync();
        var lost = look.Answered is not { } claimed || claimed > answered.Count;
        await book.EndAsync(batch.Name, BatchEnd.Collected, call => (failed.TryGetValue(call, out var free) ? free : !lost) ? default : calls[call].Line!.Worst);
        if (wrong is not null) throw wrong;

        BatchReading<CallReply> Read(PlannedCall call, BatchLine line)
        {
            try
            {
                return call.Line!.Read(line);
            }
            catch (ModelUnavailableException e)
            {
                wrong ??= e;
                return new(null, Free: true);
            }
            catch (ModelException)
            {
                return new(null, Free: false);
            }
        }

        async Task WriteAsync()
        {
            if (part.Count == 0) return;
            await book.ReplyAsync(batch.Name, part);
            foreach (var (call, cost, reply) in part) Tell(calls[call], cost, reply);
            part = [];
        }
    }

    private void Tell(PlannedCall call, Spend cost, CallReply reply)
    {
        count.Send();
        count.Come();
        count.End(cost);
        if (count.Meter is { } meter) call.Hear?.Invoke(reply, meter);
    }
}
