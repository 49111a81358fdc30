using Ponder.Core.Budgets;
using Ponder.Core.Proposing;

namespace Ponder.Engine.Jobs;

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

    /// <summary>Whether the job has not been run under this cap before.</summary>
    internal bool Begins(string job)
    {
        lock (guard) return known.Add(job);
    }

    /// <summary>Counts what was paid before.</summary>
    internal void Add(Spend paid)
    {
        lock (guard) spent += paid;
    }

    /// <summary>Sets a call's worst case aside, once there is room.</summary>
    /// <exception cref="BudgetEndedException">There will be none.</exception>
    internal async Task TakeAsync(Spend worst)
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

    /// <summary>A call has come to its end, at that cost.</summary>
    internal void Settle(Spend worst, Spend cost)
    {
        TaskCompletionSource before;
        lock (guard) (spent, held, before, settled) = (spent + cost, held - worst, settled, New());
        before.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A cap that several jobs share leaves no room for the next call. What is paid for is recorded.</summary>
public sealed class BudgetEndedException(string message) : ModelUnavailableException(message);
