namespace Ponder.Inference.Chat.Wire.Replies;

/// <summary>Why a sample ended, whatever words a server has for it.</summary>
internal enum Finish
{
    /// <summary>No word, or one that is not known: what there is of text is taken.</summary>
    Unknown,

    /// <summary>By itself, or at a stop string.</summary>
    Stop,

    /// <summary>At a limit.</summary>
    Length,

    /// <summary>It was withheld.</summary>
    Withheld,

    /// <summary>Something went wrong while it was written.</summary>
    Failed,
}

/// <summary>The words servers use.</summary>
internal static class FinishWords
{
    private static readonly Dictionary<string, Finish> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["stop"] = Finish.Stop,
        ["eos"] = Finish.Stop,
        ["eos_token"] = Finish.Stop,
        ["end"] = Finish.Stop,
        ["end_turn"] = Finish.Stop,
        ["stop_sequence"] = Finish.Stop,
        ["stop_str"] = Finish.Stop,
        ["complete"] = Finish.Stop,
        ["completed"] = Finish.Stop,
        ["finished"] = Finish.Stop,
        ["done"] = Finish.Stop,
        ["length"] = Finish.Length,
        ["limit"] = Finish.Length,
        ["max_tokens"] = Finish.Length,
        ["max_output_tokens"] = Finish.Length,
        ["max_completion_tokens"] = Finish.Length,
        ["model_length"] = Finish.Length,
        ["model_context_window_exceeded"] = Finish.Length,
        ["incomplete"] = Finish.Length,
        ["content_filter"] = Finish.Withheld,
        ["safety"] = Finish.Withheld,
        ["recitation"] = Finish.Withheld,
        ["blocklist"] = Finish.Withheld,
        ["prohibited_content"] = Finish.Withheld,
        ["refusal"] = Finish.Withheld,
        ["error"] = Finish.Failed,
        ["abort"] = Finish.Failed,
        ["aborted"] = Finish.Failed,
        ["cancelled"] = Finish.Failed,
        ["canceled"] = Finish.Failed,
        ["insufficient_system_resource"] = Finish.Failed,
    };

    public static Finish Of(string? word) => Known.GetValueOrDefault(word?.Trim() ?? "", Finish.Unknown);
}
