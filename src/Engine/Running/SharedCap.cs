using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running.Calls;

namespace Ponder.Engine.Running;

/// <summary>
/// A hard cap that several jobs share, such as those of an evaluation. A call whose worst case does not fit waits for those in flight, and
/// stops its job where they leave too little: nothing is cut short, and the job goes on from its journal under a larger cap.
/// </summary>
/// <param name="cap">What all of them may spend together, what their journals hold already included.</param>
public sealed class SharedCap(Cap cap)
{
    private readonly Lock guard = new();
    private readonly HashSet<string> known = [];
    private TaskCompletionSource settled = New();
    private Spend spent;
    private Spend held;

    /// <summary>What the jobs have been charged so far.</summary>
    public Spend Spent
    {
        get
        {
            lock (guard) return spent;
        }
    }

    /// <summary>Counts what a job's journal holds, the first time that it is run under this cap.</summary>
    internal async Task BeginAsync(JobFolder folder, CancellationToken cancel)
    {
        lock (guard)
        {
            if (!known.Add(folder.Spec.Id)) return;
        }

        var recorded = await new JournalAudit(folder).RunAsync(cancel);
        lock (guard) spent += recorded.Spent;
    }

    /// <summary>The calls, each within the cap. Of those that are recorded, the audit knows what a service was paid, not what was reckoned here.</summary>
    internal IReadOnlyList<PlannedCall> Over(IReadOnlyList<PlannedCall> calls, CallLog log, bool inProcess)
    {
        if (!inProcess) return Over(calls);
        lock (guard)
        {
            foreach (var call in calls)
            {
                if (log.Reply(call.Number) is { } reply) spent += call.Cost(reply);
            }
        }

        return Over(calls);
    }

    private IReadOnlyList<PlannedCall> Over(IReadOnlyList<PlannedCall> calls) => [.. calls.Select(call => call with { Send = cancel => SendAsync(call, cancel) })];

    private async Task<CallReply> SendAsync(PlannedCall call, CancellationToken cancel)
    {
        await TakeAsync(call.Worst).WaitAsync(cancel);
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
            Settle(call.Worst, cost);
        }
    }

    private async Task TakeAsync(Spend worst)
    {
        while (true)
        {
            Task next;
            lock (guard)
            {
                if (cap.Allows(spent + held + worst))
                {
                    held += worst;
                    return;
                }

                if (held == default || !cap.Allows(spent + worst))
                {
                    throw new BudgetEndedException(
                        $"the budget of {CapText.Format(cap)} is used up: {spent.Tokens:N0} tokens are spent, and the next call may take {worst.Tokens:N0}. "
                        + "The same command with a larger --budget goes on from here");
                }

                next = settled.Task;
            }

            await next;
        }
    }

    private void Settle(Spend worst, Spend cost)
    {
        TaskCompletionSource before;
        lock (guard) (spent, held, before, settled) = (spent + cost, held - worst, settled, New());
        before.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A cap that several jobs share leaves no room for the next call. What is paid for is recorded.</summary>
public sealed class BudgetEndedException(string message) : ModelUnavailableException(message);
