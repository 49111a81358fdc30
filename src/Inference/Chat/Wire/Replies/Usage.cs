using System.Text.Json;

namespace Ponder.Inference.Chat.Wire.Replies;

/// <summary>
/// What a server claims to have used. <paramref name="Reasoning"/> are those of <paramref name="Completion"/> that nobody sees, and
/// <paramref name="Cached"/> those of <paramref name="Prompt"/> that were read from its cache.
/// </summary>
internal sealed record Usage(int Prompt, int Completion, int Reasoning = 0, int Cached = 0)
{
    /// <summary>More tokens than any model's context has: a count above it is a mistake.</summary>
    private const int Most = 100_000_000;

    /// <summary>The claim; null where there is none, or none that can be.</summary>
    public static Usage? Read(JsonElement root)
    {
        if (root.Member("usage") is not { } usage) return null;
        var (prompt, completion) = (usage.Count("prompt_tokens") ?? usage.Count("input_tokens"), usage.Count("completion_tokens") ?? usage.Count("output_tokens"));
        if (prompt is not (> 0 and <= Most) || completion is not (<= Most and { } written)) return null;
        var reasoning = (usage.Member("completion_tokens_details") ?? usage.Member("output_tokens_details"))?.Count("reasoning_tokens")
            ?? usage.Count("reasoning_tokens");
        var cached = (usage.Member("prompt_tokens_details") ?? usage.Member("input_tokens_details"))?.Count("cached_tokens")
            ?? usage.Count("prompt_cache_hit_tokens");
        return new(prompt.Value, written, Math.Min(reasoning ?? 0, written), Math.Min(cached ?? 0, prompt.Value));
    }
}
