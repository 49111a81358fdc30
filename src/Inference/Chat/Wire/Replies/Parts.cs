using System.Text.Json;

namespace Ponder.Inference.Chat.Wire.Replies;

/// <summary>A message's words, where they are a string or a list of parts: what was thought, and what was said.</summary>
internal readonly record struct Parts(string Said, string Thought)
{
    /// <summary>Fields that hold thinking: DeepSeek's, SGLang's, llama.cpp's and older vLLM's; then vLLM's and Ollama's; then others'.</summary>
    private static readonly string[] Thinking = ["reasoning_content", "reasoning", "thinking"];

    public static Parts Of(JsonElement message)
    {
        var content = message.Member("content") ?? message.Member("text");
        var (said, thought) = content is { } value ? Text(value, false) : ("", "");
        foreach (var name in Thinking)
        {
            if (thought.Length > 0) break;
            if (message.Member(name) is { } field) thought = Text(field, false) is var (a, b) ? a + b : "";
        }

        return new(said, thought);
    }

    private static (string Said, string Thought) Text(JsonElement value, bool thinking)
    {
        if (value.ValueKind == JsonValueKind.String) return thinking ? ("", value.GetString()!) : (value.GetString()!, "");
        if (value.ValueKind == JsonValueKind.Object)
        {
            var thinks = thinking || value.Words("type") is "thinking" or "reasoning" or "redacted_thinking";
            return (value.Member("text") ?? value.Member("thinking") ?? value.Member("reasoning") ?? value.Member("content")) is { } inner ? Text(inner, thinks) : ("", "");
        }

        var parts = ((JsonElement?)value).Items().Select(part => Text(part, thinking)).ToList();
        return (string.Concat(parts.Select(p => p.Said)), string.Concat(parts.Select(p => p.Thought)));
    }
}
