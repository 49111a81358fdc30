using System.Text.Json;

namespace Ponder.Inference.Chat.Wire;

/// <summary>What a service answered: a choice per sample and what it charges for. Read from either endpoint's JSON.</summary>
internal sealed record ChatReply(IReadOnlyList<Choice> Choices, Usage? Usage)
{
    /// <exception cref="JsonException">It is no such reply.</exception>
    public static ChatReply Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("choices", out var choices)
            || choices.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("the reply has no \"choices\"");
        }

        return new([.. choices.EnumerateArray().OrderBy(c => Number(c, "index") ?? 0).Select(Choice.Read)], Usage.Read(root));
    }

    internal static int? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number) ? number : null;

    internal static string? Words(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>
/// One sample. <paramref name="Stopped"/> is the string that stopped it, empty where it ended by itself, null where the server does not
/// say;
/// <paramref name="Tokens"/> counts its log probabilities, where there are any.
/// </summary>
internal sealed record Choice(string Text, string? Refusal, string? Finish, string? Stopped, int? Tokens)
{
    public static Choice Read(JsonElement choice)
    {
        var message = choice.TryGetProperty("message", out var said) && said.ValueKind == JsonValueKind.Object ? said : choice;
        var text = ChatReply.Words(message, "content") ?? ChatReply.Words(choice, "text") ?? "";
        return new(text, ChatReply.Words(message, "refusal"), ChatReply.Words(choice, "finish_reason"), Stop(choice), Counted(choice));
    }

    /// <summary>
    /// vLLM says <c>stop_reason</c>, SGLang <c>matched_stop</c>; of a mark that ends the text they give null or its number.
    /// </summary>
    private static string? Stop(JsonElement choice)
    {
        foreach (var name in (ReadOnlySpan<string>)["stop_reason", "matched_stop"])
        {
            if (choice.TryGetProperty(name, out var stop)) return stop.ValueKind == JsonValueKind.String ? stop.GetString() : "";
        }

        return null;
    }

    private static int? Counted(JsonElement choice)
    {
        if (!choice.TryGetProperty("logprobs", out var logprobs) || logprobs.ValueKind != JsonValueKind.Object) return null;
        foreach (var name in (ReadOnlySpan<string>)["content", "tokens"])
        {
            if (logprobs.TryGetProperty(name, out var tokens) && tokens.ValueKind == JsonValueKind.Array) return tokens.GetArrayLength();
        }

        return null;
    }
}

/// <summary>Tokens charged for; <paramref name="Reasoning"/> are those of <paramref name="Completion"/> that nobody sees.</summary>
internal sealed record Usage(int Prompt, int Completion, int Reasoning)
{
    public static Usage? Read(JsonElement root)
    {
        if (!root.TryGetProperty("usage", out var usage)) return null;
        if (ChatReply.Number(usage, "prompt_tokens") is not (>= 0 and { } prompt)) return null;
        if (ChatReply.Number(usage, "completion_tokens") is not (>= 0 and { } completion)) return null;
        var reasoning = usage.TryGetProperty("completion_tokens_details", out var details) ? ChatReply.Number(details, "reasoning_tokens") : null;
        return new(prompt, completion, Math.Clamp(reasoning ?? 0, 0, completion));
    }
}
