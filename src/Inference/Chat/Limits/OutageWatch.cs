namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// Knows whether a deployment is there. The first call that has tried long enough ends the waiting of all that began before; calls that
/// begin later try anew.
/// </summary>
internal sealed class OutageWatch(TimeSpan patience, TimeProvider time)
{
    private readonly Lock guard = new();
    private int ended;
    private long answers;
    private Fault? last;
    private long? awaySince;

    /// <summary>What a call remembers of its beginning.</summary>
    public (int Ended, long Answers) Begin()
    {
        lock (guard) return (ended, answers);
    }

    /// <summary>The fault that ended the waiting of calls that began then; null where they may go on.</summary>
    public Fault? Since((int Ended, long Answers) begun)
    {
        lock (guard) return ended > begun.Ended ? last : null;
    }

    /// <summary>Whether any call was answered since.</summary>
    public bool AnsweredSince((int Ended, long Answers) begun)
    {
        lock (guard) return answers > begun.Answers;
    }

    /// <summary>Whether the service has been away for longer than there is patience.</summary>
    public bool TooLong
    {
        get
        {
            lock (guard) return awaySince is { } since && time.GetElapsedTime(since) > patience;
        }
    }

    /// <summary>A call was answered.</summary>
    public void Answer()
    {
        lock (guard) (answers, awaySince) = (answers + 1, null);
    }

    /// <summary>The service answers, if not this call.</summary>
    public void There()
    {
        lock (guard) awaySince = null;
    }

    /// <summary>The service did not answer.</summary>
    public void Away()
    {
        lock (guard) awaySince ??= time.GetTimestamp();
    }

    /// <summary>Ends the waiting of all calls that have begun.</summary>
    public void End(Fault fault)
    {
        lock (guard) (ended, last, awaySince) = (ended + 1, fault, null);
    }
}
