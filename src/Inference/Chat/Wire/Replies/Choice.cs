using System.Text.Json;
using Ponder.Core.Proposing;

namespace Ponder.Inference.Chat.Wire.Replies;

/// <summary>One sample of a reply.</summary>
/// <param name="Text">What was said; thinking is no part of it.</param>
/// <param name="FinishWord">Why it ended, in the server's word; null where it gives none.</param>
internal sealed record Choice(string Text, string? FinishWord)
{
    /// <summary>What was thought, where the server shows it.</summary>
    public string Thought { get; init; } = "";

    /// <summary>Why the model refused to answer.</summary>
    public string? Refusal { get; init; }

    /// <summary>What went wrong with this sample alone.</summary>
    public string? Error { get; init; }

    /// <summary>The string that stopped it, empty where it ended by itself, null where the server does not say.</summary>
    public string? Stopped { get; init; }

    /// <summary>Tokens counted by the log probabilities, where there are any.</summary>
    public int? Tokens { get; init; }

    /// <summary>How sure the model was of its tokens, where there are log probabilities.</summary>
    public TokenConfidence? Confidence { get; init; }

    /// <summary>Why it ended.</summary>
    public Finish Finish => FinishWords.Of(FinishWord);

    public static Choice Read(JsonElement choice)
    {
        var message = choice.Member("message") is { ValueKind: JsonValueKind.Object } said ? said : choice;
        var parts = ModelMarks.Cut(Parts.Of(message));
        return new(parts.Said, choice.Scalar("finish_reason") ?? choice.Scalar("native_finish_reason"))
        {
            Thought = parts.Thought,
            Refusal = message.Words("refusal"),
            Error = choice.Member("error") is { } error ? error.Words("message") ?? error.GetRawText() : null,
            Stopped = Stop(choice),
            Tokens = Counted(choice),
            Confidence = Logprobs.Read(choice.Member("logprobs")),
        };
    }

    /// <summary>
    /// vLLM says <c>stop_reason</c>, SGLang <c>matched_stop</c>; of a mark that ends the text they give null or its number.
    /// </summary>
    private static string? Stop(JsonElement choice)
    {
        if (choice.ValueKind != JsonValueKind.Object) return null;
        foreach (var name in (ReadOnlySpan<string>)["stop_reason", "matched_stop", "stopping_word"])
        {
            if (choice.TryGetProperty(name, out var stop)) return stop.ValueKind == JsonValueKind.String ? stop.GetString() : "";
        }

        return choice.Member("__verbose") is { } verbose ? Verbose(verbose) : null;
    }

    /// <summary>What llama.cpp says of the stop when <c>verbose</c> is asked for, now and before 2025.</summary>
    public static string? Verbose(JsonElement verbose)
    {
        if (verbose.Words("stop_type") is { } type) return type == "word" ? verbose.Words("stopping_word") : "";
        return verbose.Member("stopped_word") switch
        {
            { ValueKind: JsonValueKind.True } => verbose.Words("stopping_word"),
            { ValueKind: JsonValueKind.False } => "",
            _ => null,
        };
    }

    private static int? Counted(JsonElement choice)
    {
        if (choice.Member("logprobs") is not { } logprobs) return null;
        var counts = new[] { "content", "tokens", "token_logprobs" }
            .Select(name => logprobs.Member(name)).Where(list => list is { ValueKind: JsonValueKind.Array }).Select(list => list!.Value.GetArrayLength());
        // An empty list counts nothing: servers send one where they drop what they were asked for.
        return counts.Where(count => count > 0).Cast<int?>().FirstOrDefault();
    }
}
