namespace Ponder.Search.Rounds;

/// <summary>
/// The context strategies run in: whatever they post runs on the one thread that runs them, and what arrives from elsewhere is dropped, so
/// that a strategy can only ever be woken by the pump.
/// </summary>
internal sealed class Loop : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Work, object? State)> posted = new();
    private int thread;

    /// <summary>Runs the action and everything it posts, inline.</summary>
    public void Run(Action action)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        thread = CurrentThread;
        try
        {
            action();
            while (posted.TryDequeue(out var next)) next.Work(next.State);
        }
        finally
        {
            thread = 0;
            SetSynchronizationContext(outer);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (thread == CurrentThread) posted.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    public override SynchronizationContext CreateCopy() => this;

#pragma warning disable RS0030 // The loop must know its thread to tell a foreign one.
    private static int CurrentThread => Environment.CurrentManagedThreadId;
#pragma warning restore RS0030
}
