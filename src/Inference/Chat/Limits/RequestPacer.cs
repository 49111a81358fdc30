namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// The gate of one deployment: requests leave one after the other, evenly spaced by the limit on requests (services enforce it over
/// seconds, not minutes), as its token bucket allows, and not at all while it has asked for a pause.
/// </summary>
internal sealed class RequestPacer(ChatLimits limits, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Bucket? requests = limits.RequestsPerMinute is { } perMinute ? new(perMinute, 1, time) : null;

    /// <summary>Ten seconds' worth of tokens may go at once.</summary>
    private readonly Bucket? tokens = limits.TokensPerMinute is { } perMinute ? new(perMinute, perMinute / 6, time) : null;

    private long pausedUntil = long.MinValue;

    /// <summary>Leaves when it may; <paramref name="size"/> is what the request may cost in tokens.</summary>
    public async Task LeaveAsync(int size, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            while (Wait() is { Ticks: > 0 } wait)
            {
                // Task.Delay rounds down to milliseconds, and would not wait at all for less than one.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancel).ConfigureAwait(false);
            }

            requests?.Take(1);
            tokens?.Take(size);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Nobody leaves for that long.</summary>
    public void Pause(TimeSpan span)
    {
        var until = time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency);
        for (var seen = Volatile.Read(ref pausedUntil); until > seen;)
        {
            var before = Interlocked.CompareExchange(ref pausedUntil, until, seen);
            if (before == seen) break;
            seen = before;
        }
    }

    public void Dispose() => gate.Dispose();

    private TimeSpan Wait()
    {
        var now = time.GetTimestamp();
        var until = Volatile.Read(ref pausedUntil);
        var pause = until > now ? time.GetElapsedTime(now, until) : TimeSpan.Zero;
        return TimeSpan.FromTicks(Math.Max(pause.Ticks, Math.Max(requests?.Wait().Ticks ?? 0, tokens?.Wait().Ticks ?? 0)));
    }
}
