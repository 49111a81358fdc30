namespace Ponder.Engine.Running.Batches;

/// <summary>How batches are waited for.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Deadline">How long after a round's first batch what is missing is asked live.</param>
/// <param name="Hands">Whether somebody else waits: then a run ends where it would have to, and is begun again later.</param>
internal sealed record BatchTerms(TimeProvider Time, TimeSpan Deadline, bool Hands)
{
    /// <summary>How long a service may be away before the run stops; nothing is lost by that, and nothing runs out but the deadline.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>How long after the deadline a cancelled batch may take to end before it is given up, and its calls are in doubt.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>How long a batch that has ended may be without its answers.</summary>
    public static readonly TimeSpan Finishing = TimeSpan.FromMinutes(15);

    /// <summary>The longest time between two looks where somebody else waits.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Now.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Waits, or has somebody else do it.</summary>
    /// <exception cref="GoOnLaterException">Somebody else does.</exception>
    public async Task WaitAsync(TimeSpan span, CancellationToken stop)
    {
        if (Hands) throw new GoOnLaterException(span);
        await Task.Delay(span, Time, stop);
    }
}

/// <summary>A run has done what it can for now: it is to be begun again after that time, and goes on from what is recorded.</summary>
internal sealed class GoOnLaterException(TimeSpan wait) : Exception("the run goes on later")
{
    public TimeSpan Wait => wait;
}
