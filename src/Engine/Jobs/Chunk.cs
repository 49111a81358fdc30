using System.Text.Json.Serialization;
using Ponder.Core.Problems;

namespace Ponder.Engine.Jobs;

/// <summary>A part of the problem file as the job keeps it; all chunks but the last hold a page of problems.</summary>
public sealed record Chunk(int First, IReadOnlyList<Entry> Problems);

/// <summary>A problem and how the proposer reads it: tokens at most, or why it cannot.</summary>
public sealed record Entry(Problem Problem, int PromptTokens, string? Refusal)
{
    /// <summary>About how many tokens, where the bound is far above them; null and left out of JSON elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Expected { get; init; }
}
