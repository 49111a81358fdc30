namespace Ponder.Engine.Journals;

/// <summary>How a batch of a round's calls stands, by the notes written of it.</summary>
/// <param name="Name">What it is ordered under.</param>
/// <param name="Calls">The calls that go by it.</param>
/// <param name="Blob">The number of the blob with their marks.</param>
/// <param name="Begun">When it was begun.</param>
internal sealed record BatchState(string Name, IReadOnlyList<int> Calls, int Blob, DateTimeOffset Begun)
{
    /// <summary>The uploaded file; null before it is about to be ordered.</summary>
    public string? File { get; init; }

    /// <summary>When it was about to be ordered last.</summary>
    public DateTimeOffset Ordered { get; init; }

    /// <summary>The service's id; null where nobody knows whether it is there.</summary>
    public string? Id { get; init; }

    /// <summary>How it ended; null where it has not.</summary>
    public BatchEnd? End { get; init; }

    /// <summary>No further batch is to be ordered before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The state after the next note; null where the first one says nothing of calls.</summary>
    public static BatchState? After(BatchState? now, BatchNote note, int blob)
    {
        now ??= note.Calls is { } calls ? new(note.Name, calls, blob, note.At) : null;
        return now is null ? null : now with
        {
            File = note.File ?? now.File,
            Ordered = note.File is null ? now.Ordered : note.At,
            Id = note.Id ?? now.Id,
            End = note.End ?? now.End,
            Until = note.Until ?? now.Until,
        };
    }
}
