using System.Text.Json.Serialization;

namespace Ponder.Engine.Journals;

/// <summary>
/// What was done about a batch of a round's calls. The first note of a name lists its calls, whose marks stand in the same blob; every later one
/// adds what it sets.
/// </summary>
/// <param name="Name">What it is ordered under: unlike any other, whatever job is run again over the same store.</param>
internal sealed record BatchNote(string Name)
{
    /// <summary>When the note was written.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The calls that go by it, in the order of their lines.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Calls { get; init; }

    /// <summary>The uploaded file it is about to be ordered over: from then on it may be there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>The service's id of it: it is there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>How it ended: all its calls have their ends.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BatchEnd? End { get; init; }

    /// <summary>No further batch is to be ordered before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Until { get; init; }
}

/// <summary>How a batch ended.</summary>
internal enum BatchEnd
{
    /// <summary>It was worked on, and what came was collected.</summary>
    Collected,

    /// <summary>The service had no room for it.</summary>
    Full,

    /// <summary>The service refused it, and would again until somebody changes something.</summary>
    Refused,

    /// <summary>It was never made.</summary>
    Unmade,
}
