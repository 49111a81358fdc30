namespace Ponder.Engine.Running;

/// <summary>
/// How somebody's wish to stop reaches the calls: no further one is sent at once, and those in flight are given up after their grace. A
/// failure stops the rest without hurry.
/// </summary>
internal sealed class Stopping : IDisposable
{
    private readonly CancellationTokenSource noMore;
    private readonly CancellationTokenSource abandon = new();
    private readonly CancellationTokenRegistration hurry;

    public Stopping(TimeSpan grace, CancellationToken stop)
    {
        noMore = CancellationTokenSource.CreateLinkedTokenSource(stop);
        hurry = stop.Register(() => abandon.CancelAfter(grace));
    }

    public Stops Stops => new(noMore.Token, abandon.Token);

    /// <summary>No further call is to be sent.</summary>
    public void NoMore() => noMore.Cancel();

    public void Dispose()
    {
        hurry.Dispose();
        noMore.Dispose();
        abandon.Dispose();
    }
}
