namespace Ponder.Inference.Recorded;

/// <summary>The settings of kind <c>recorded</c>.</summary>
internal sealed record RecordedSettings
{
    /// <summary>Files of recorded answers, joined by semicolons.</summary>
    public string? File { get; init; }

    /// <summary>In which order samples are drawn: the same seed, the same order.</summary>
    public ulong Seed { get; init; } = 1;
}
