using Ponder.Core.Budgets;

namespace Ponder.Engine.Running.Calls;

/// <summary>Counts the calls of a piece of work, so that one that gets nowhere is told from one that waits for its turn.</summary>
/// <param name="meter">Told of every call; null where nobody looks.</param>
internal sealed class CallCount(ProgressMeter? meter = null)
{
    private readonly Lock guard = new();
    private int sent;
    private int come;
    private Spend reported;

    /// <summary>Calls sent.</summary>
    public int Sent => sent;

    /// <summary>Calls whose replies came and are recorded.</summary>
    public int Came => come;

    /// <summary>Who is told; null where nobody looks.</summary>
    public ProgressMeter? Meter => meter is { IsWatched: true } ? meter : null;

    /// <summary>What was told of replies.</summary>
    public Spend Reported
    {
        get
        {
            lock (guard) return reported;
        }
    }

    public void Send()
    {
        Interlocked.Increment(ref sent);
        meter?.Sent();
    }

    public void Come() => Interlocked.Increment(ref come);

    /// <summary>A call that was sent is over, and its reply cost so much.</summary>
    public void End(Spend cost)
    {
        lock (guard) reported += cost;
        meter?.Ended(cost);
    }
}
