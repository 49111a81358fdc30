namespace Ponder.TestKit.Batches;

/// <summary>A clock that moves only when somebody waits, and then at once.</summary>
public sealed class SkippingTime(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock guard = new();
    private DateTimeOffset now = start ?? new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How long was waited, in all.</summary>
    public TimeSpan Waited { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (guard) return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Time passes.</summary>
    public void Pass(TimeSpan span)
    {
        lock (guard) (now, Waited) = (now + span, Waited + span);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan) return new Rung();
        Pass(dueTime);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Rung();
    }

    private sealed class Rung : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
