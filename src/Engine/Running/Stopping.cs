namespace Ponder.Engine.Running;

/// <summary>
/// How somebody's wish to stop reaches the calls: no further one is sent at once, and those in flight are given up after their grace. A
/// failure stops the rest without hurry, and so does the end of the time that a piece of work may take.
/// </summary>
internal sealed class Stopping : IDisposable
{
    private readonly CancellationTokenSource noMore;
    private readonly CancellationTokenSource abandon = new();
    private readonly CancellationTokenSource here;
    private readonly CancellationTokenSource bound = new();
    private readonly CancellationTokenRegistration hurry;

    /// <param name="grace">How long calls in flight are waited for once somebody wishes to stop.</param>
    /// <param name="stop">Somebody's wish to stop.</param>
    /// <param name="time">How long the work may take before it sends no further call; in twice that, calls in flight are given up.</param>
    public Stopping(TimeSpan grace, CancellationToken stop, TimeSpan? time = null)
    {
        noMore = CancellationTokenSource.CreateLinkedTokenSource(stop, bound.Token);
        here = CancellationTokenSource.CreateLinkedTokenSource(stop);
        hurry = stop.Register(() => abandon.CancelAfter(grace));
        if (time is not { } most) return;
        bound.CancelAfter(most);
        abandon.CancelAfter(most * 2);
    }

    public Stops Stops => new(noMore.Token, abandon.Token, here.Token);

    /// <summary>Whether the time is up.</summary>
    public bool IsTimeUp => bound.IsCancellationRequested;

    /// <summary>No further call is to be sent.</summary>
    public void NoMore()
    {
        noMore.Cancel();
        here.Cancel();
    }

    public void Dispose()
    {
        hurry.Dispose();
        noMore.Dispose();
        abandon.Dispose();
        here.Dispose();
        bound.Dispose();
    }
}
