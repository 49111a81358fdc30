namespace Ponder.Inference.Chat.Limits;

/// <summary>Why an attempt gave no reply, in words, with what follows from it.</summary>
internal sealed record Fault(FaultKind Kind, string Reason)
{
    /// <summary>What the attempt may have cost.</summary>
    public Billed Billed { get; init; }

    /// <summary>How long the service asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether trying again may help.</summary>
    public bool Passes => Kind is FaultKind.Busy or FaultKind.Failing or FaultKind.Unreachable;
}

/// <summary>What follows from a fault.</summary>
internal enum FaultKind
{
    /// <summary>It may pass: the service is busy.</summary>
    Busy,

    /// <summary>It may pass: the service fails at this request.</summary>
    Failing,

    /// <summary>It may pass: the service does not answer. What was asked is no result, and is to be asked again.</summary>
    Unreachable,

    /// <summary>This very request is refused, and would be again.</summary>
    Refused,

    /// <summary>The prompt itself is refused, and would be for every sample of it.</summary>
    Prompt,

    /// <summary>Every request would be refused until a setting is fixed.</summary>
    Setting,
}

/// <summary>What a failed attempt may have cost.</summary>
internal enum Billed
{
    /// <summary>Nothing: the model was not reached.</summary>
    Nothing,

    /// <summary>The reading: the prompt was looked at and refused.</summary>
    Prompt,

    /// <summary>Anything: it may have been answered, and the answer was lost.</summary>
    Anything,
}
