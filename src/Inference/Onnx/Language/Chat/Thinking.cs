namespace Ponder.Inference.Onnx.Language.Chat;

/// <summary>
/// Where the model's reply begins, as to thinking. A template may open thinking itself, or, asked not to think, write an empty block of it. The
/// beginning of a reply may open thinking too, and then it must not be opened twice, nor after it was closed.
/// </summary>
internal static class Thinking
{
    private static readonly (string Open, string Close)[] Marks =
    [
        ("<think>", "</think>"), ("<thinking>", "</thinking>"), ("<thought>", "</thought>"), ("<seed:think>", "</seed:think>"), ("[THINK]", "[/THINK]"),
        ("<|START_THINKING|>", "<|END_THINKING|>"),
    ];

    /// <summary>The mark with which the prompt opens thinking at its end; null where it does not.</summary>
    public static string? Opened(string prompt)
    {
        var end = prompt.TrimEnd();
        return Marks.FirstOrDefault(m => end.EndsWith(m.Open, StringComparison.Ordinal)).Open;
    }

    /// <summary>The prompt, and the beginning of the reply right behind it.</summary>
    /// <remarks>
    /// A beginning that opens thinking goes on behind the prompt's own mark where the prompt has opened thinking, and takes the place of an empty
    /// block where the prompt has closed it. Any other beginning stands behind the prompt as it is: it is what the model wrote from there.
    /// </remarks>
    public static string Begin(string prompt, string beginning)
    {
        var mark = Marks.FirstOrDefault(m => beginning.TrimStart().StartsWith(m.Open, StringComparison.Ordinal));
        if (mark.Open is null) return prompt + beginning;
        if (Opened(prompt) == mark.Open) return prompt + beginning.TrimStart()[mark.Open.Length..].TrimStart('\n');
        return WithoutEmptyBlock(prompt, mark.Open, mark.Close) + beginning;
    }

    private static string WithoutEmptyBlock(string prompt, string open, string close)
    {
        var end = prompt.TrimEnd();
        if (!end.EndsWith(close, StringComparison.Ordinal)) return prompt;
        var inner = end[..^close.Length].TrimEnd();
        return inner.EndsWith(open, StringComparison.Ordinal) ? inner[..^open.Length] : prompt;
    }
}
