namespace Ponder.Answers.Extraction;

/// <summary>What of a reply is the answer's text: after the thoughts, before the special tokens of a chat template.</summary>
internal static class Transcript
{
    private const string Channel = "<|channel|>";
    private const string Message = "<|message|>";

    private static readonly string[] EndsOfThought =
    [
        "</think>", "</thinking>", "</thought>", "</thoughts>", "</reasoning>", "</seed:think>", "[/THINK]", "◁/think▷",
        "<|end_of_thought|>", "<|begin_of_solution|>",
    ];

    /// <summary>From where to where; or why there is no such text.</summary>
    public static (int Start, int End, string? Missing) Range(string text)
    {
        var start = 0;
        if (text.Contains(Channel, StringComparison.Ordinal))
        {
            start = FinalMessage(text);
            if (start < 0) return (0, 0, "there are thoughts, but no final message");
        }
        else if (text.AsSpan().TrimStart().StartsWith("analysis", StringComparison.Ordinal)
            && text.LastIndexOf("assistantfinal", StringComparison.Ordinal) is var bare and > 0)
        {
            start = bare + "assistantfinal".Length;
        }

        start = AfterThoughts(text, start);
        start = TemplateMarks.SkipLeading(text, start);
        var end = TemplateMarks.First(text, start);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        end = RunOn.End(text, start, end);
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end, null);
    }

    /// <summary>Where the text of the last channel named final begins, or -1.</summary>
    private static int FinalMessage(string text)
    {
        for (var at = text.Length; at > 0;)
        {
            at = text.AsSpan(0, at).LastIndexOf(Channel);
            if (at < 0) return -1;
            var name = text.AsSpan(at + Channel.Length);
            var message = name.IndexOf(Message);
            if (message >= 0 && name[..message].TrimStart().StartsWith("final", StringComparison.Ordinal))
                return at + Channel.Length + message + Message.Length;
        }

        return -1;
    }

    private static int AfterThoughts(string text, int start)
    {
        foreach (var mark in EndsOfThought)
        {
            var at = text.LastIndexOf(mark, StringComparison.Ordinal);
            if (at >= start && !text.AsSpan(at + mark.Length).IsWhiteSpace()) start = at + mark.Length;
        }

        return start;
    }
}
