namespace Ponder.Inference.Tests.Chat;

/// <summary>A clock that stands until it is told to go to where the next timer is due.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock guard = new();
    private readonly List<Timer> timers = [];
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass until the task has ended.</summary>
    public async Task RunAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            Timer? next;
            lock (guard)
            {
                next = timers.MinBy(t => t.Due);
                if (next is not null)
                {
                    timers.Remove(next);
                    now = Math.Max(now, next.Due);
                }
            }

            next?.Fire();
            await Task.Yield();
        }

        await task;
    }

    private sealed class Timer(ManualTime time, Action fire) : ITimer
    {
        public long Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.guard)
            {
                time.timers.Remove(this);
                if (dueTime < TimeSpan.Zero) return true;
                Due = time.now + dueTime.Ticks;
                time.timers.Add(this);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
