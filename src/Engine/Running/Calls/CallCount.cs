namespace Ponder.Engine.Running.Calls;

/// <summary>Counts the calls of a piece of work, so that one that gets nowhere is told from one that waits for its turn.</summary>
internal sealed class CallCount
{
    private int sent;
    private int come;

    /// <summary>Calls sent.</summary>
    public int Sent => sent;

    /// <summary>Calls whose replies came and are recorded.</summary>
    public int Came => come;

    public void Send() => Interlocked.Increment(ref sent);

    public void Come() => Interlocked.Increment(ref come);
}
