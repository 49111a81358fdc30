using Ponder.Core.Proposing;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running.Calls;

namespace Ponder.Engine.Running;

/// <summary>Calls of a job under a cap that it shares with others.</summary>
internal static class CallsWithin
{
    /// <summary>Counts what a job's journal holds, the first time that it is run under this cap.</summary>
    public static async Task BeginAsync(this SharedCap cap, JobFolder folder, CancellationToken cancel)
    {
        if (cap.Begins(folder.Spec.Id)) cap.Add((await new JournalAudit(folder).RunAsync(cancel)).Spent);
    }

    /// <summary>The calls, each within the cap. Of those that are recorded, the audit knows what a service was paid, not what was reckoned here.</summary>
    public static IReadOnlyList<PlannedCall> Over(this SharedCap cap, IReadOnlyList<PlannedCall> calls, CallLog log, bool inProcess)
    {
        foreach (var call in inProcess ? calls : [])
        {
            if (log.Reply(call.Number) is { } reply) cap.Add(call.Cost(reply));
        }

        return [.. calls.Select(call => call with { Send = cancel => SendAsync(cap, call, cancel) })];
    }

    private static async Task<CallReply> SendAsync(SharedCap cap, PlannedCall call, CancellationToken cancel)
    {
        await cap.TakeAsync(call.Worst).WaitAsync(cancel);
        var cost = call.Worst;
        try
        {
            var reply = await call.Send(cancel);
            cost = call.Cost(reply);
            return reply;
        }
        catch (ModelUnavailableException e)
        {
            cost = e.Doubt;
            throw;
        }
        finally
        {
            cap.Settle(call.Worst, cost);
        }
    }
}
