namespace Ponder.Core.Batching;

/// <summary>How a batch stands.</summary>
/// <param name="Stage">How far it is.</param>
public sealed record BatchLook(BatchStage Stage)
{
    /// <summary>Requests that were answered, as the service counts them; null where it does not say.</summary>
    public int? Answered { get; init; }

    /// <summary>Requests that failed, as the service counts them.</summary>
    /// <value>0 by default.</value>
    public int Failed { get; init; }

    /// <summary>The file of answers; null where there is none yet, or none at all.</summary>
    public string? Output { get; init; }

    /// <summary>The file of requests that failed; null where there is none.</summary>
    public string? Errors { get; init; }

    /// <summary>When it ended; null where it has not, or the service does not say.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The file it was ordered over.</summary>
    public string? Input { get; init; }

    /// <summary>Why the service did not take it; null where it did, or does not say.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether it was not taken for want of room: the same may be taken later.</summary>
    public bool Full { get; init; }

    /// <summary>Whether the same would not be taken later either.</summary>
    public bool Lasting { get; init; }
}

/// <summary>How far a batch is.</summary>
public enum BatchStage
{
    /// <summary>The service works on it, or will.</summary>
    Working,

    /// <summary>It is being cancelled; it may take minutes.</summary>
    Stopping,

    /// <summary>It has ended, whether all was answered or not: what came can be collected.</summary>
    Ended,

    /// <summary>The service did not take it: nothing was answered, and nothing is charged.</summary>
    Refused,
}
