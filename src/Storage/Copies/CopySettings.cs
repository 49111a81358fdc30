namespace Ponder.Storage.Copies;

/// <summary>How folders are fetched.</summary>
internal sealed record CopySettings
{
    public static CopySettings Default { get; } = new();

    /// <summary>Bytes that one request asks for.</summary>
    public int Range { get; init; } = 8 << 20;

    /// <summary>Requests under way at once: one connection alone does not fill a data centre's network.</summary>
    public int Concurrency { get; init; } = 8;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Bytes that can still be written where copies are kept.</summary>
    public Func<CopyPlace, long> Room { get; init; } = place => place.Room();
}
