namespace Ponder.Answers.Extraction;

/// <summary>Special tokens of chat templates that a server left in the text: &lt;|im_end|&gt;, &lt;/s&gt;, [/INST] and their kin.</summary>
internal static class TemplateMarks
{
    private const int LongestName = 40;
    private const int ShortestName = 3;

    private static readonly string[] Fixed =
    [
        "</s>", "<s>", "<eos>", "<EOS>", "[EOS]", "<bos>", "<pad>", "[PAD]", "<unk>", "<end_of_turn>", "<start_of_turn>", "<end_of_text>",
        "<end_of_utterance>", "[/INST]", "[INST]", "<<SYS>>", "<</SYS>>",
    ];

    private static readonly string[] Roles = ["assistant", "model", "ASSISTANT", "Assistant"];

    /// <summary>The first mark with something to read before it, or the text's end.</summary>
    public static int First(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] is not ('<' or '[')) continue;
            if (Length(text, at) > 0 && !text.AsSpan(start, at - start).IsWhiteSpace()) return at;
        }

        return text.Length;
    }

    /// <summary>Past the marks, and the role they name, that a reply begins with.</summary>
    public static int SkipLeading(string text, int start)
    {
        while (true)
        {
            var at = start;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            var length = at < text.Length ? Length(text, at) : 0;
            if (length == 0) return start;
            start = at + length;
            var role = Array.Find(Roles, name => string.CompareOrdinal(text, start, name, 0, name.Length) == 0);
            if (role is not null && (start + role.Length == text.Length || text[start + role.Length] is '\n' or '<' or '\r'))
                start += role.Length;
        }
    }

    /// <summary>The length of the mark at this place, or 0.</summary>
    private static int Length(string text, int at)
    {
        var known = Array.Find(Fixed, mark => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0);
        if (known is not null) return known.Length;
        if (text[at] != '<' || at + 1 >= text.Length || text[at + 1] is not ('|' or '｜')) return 0;
        var bar = text[at + 1];
        for (var end = at + 2; end + 1 < text.Length && end - at - 2 <= LongestName; end++)
        {
            if (text[end] == bar) return text[end + 1] == '>' && end - at - 2 >= ShortestName ? end + 2 - at : 0;
            if (!char.IsLetterOrDigit(text[end]) && text[end] is not ('_' or '-' or ' ' or '▁' or ':')) return 0;
        }

        return 0;
    }
}
