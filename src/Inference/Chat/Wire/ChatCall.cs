using Ponder.Inference.Chat.Prompts;

namespace Ponder.Inference.Chat.Wire;

/// <summary>
/// One request: <paramref name="Samples"/> drafts after a chat, or after the <paramref name="Beginning"/> of its last message.
/// </summary>
internal sealed record ChatCall(
    IReadOnlyList<Message> Chat, string? Beginning, int Samples, ulong Seed, double Temperature, int MaxTokens, string? Stop)
{
    /// <summary>What reading it costs at most, in tokens.</summary>
    public required int PromptTokens { get; init; }

    /// <summary>Whether it matters which string stopped the text: a step's end is no solution's.</summary>
    public bool StopsAtStep { get; init; }

    /// <summary>The JSON schema the reply is to follow; null where it is plain text.</summary>
    public string? Schema { get; init; }
}
