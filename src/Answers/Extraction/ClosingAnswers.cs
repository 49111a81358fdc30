namespace Ponder.Answers.Extraction;

/// <summary>How texts end that announce nothing: a last line that is only an answer, bold type, or a sum worked out to its end.</summary>
internal static class ClosingAnswers
{
    private static readonly string[] Leads =
        ["so ", "so, ", "thus ", "thus, ", "therefore ", "therefore, ", "hence ", "hence, ", "∴", "=>", "→", "⇒", "- ", "> ", "✅", "👉",
            "= ", "因此", "所以", "#"];

    /// <summary>The answer the plain text ends with; <paramref name="original"/> still has its bold type.</summary>
    public static Found? Of(string text, string original) => Alone(text) ?? Bold(text, original) ?? WorkedOut(text);

    private static Found? Alone(string text)
    {
        var (start, end) = LastLine(text);
        for (var again = true; again;)
        {
            again = false;
            while (start < end && char.IsWhiteSpace(text[start])) start++;
            foreach (var lead in Leads)
            {
                if (end - start <= lead.Length
                    || string.Compare(text, start, lead, 0, lead.Length, StringComparison.OrdinalIgnoreCase) != 0)
                {
                    continue;
                }

                start += lead.Length;
                again = true;
            }
        }

        return Solid(text, start, end, "the last line");
    }

    private static Found? Bold(string text, string original)
    {
        var paragraph = original.TrimEnd().LastIndexOf("\n\n", StringComparison.Ordinal);
        var close = original.LastIndexOf("**", StringComparison.Ordinal);
        if (close <= 0 || close < paragraph) return null;
        var open = original.LastIndexOf("**", close - 1, StringComparison.Ordinal);
        if (open < 0 || close - open > 80 || open < paragraph) return null;
        var isListMark = (open == 0 || original[open - 1] == '\n') && close + 2 < original.Length && original[close + 2] != '\n';
        return isListMark ? null : Solid(text, open + 2, close, "the last words in bold type");
    }

    /// <summary>What stands after the last = of the text, when a number with its unit is all.</summary>
    private static Found? WorkedOut(string text)
    {
        var (start, end) = LastLine(text);
        var equals = text.AsSpan(start, end - start).LastIndexOf('=');
        if (equals <= 0 || MathSpans.All(text[start..end]).Any(span => span.Open < equals && equals < span.After)) return null;
        return Solid(text, start + equals + 1, Sentence.End(text, start + equals + 1), "the end of the last sum") is { } found
            && text.AsSpan(found.End, Math.Max(0, end - found.End)).Trim(". ").IsEmpty && found.Text.Any(char.IsAsciiDigit) ? found : null;
    }

    private static Found? Solid(string text, int start, int end, string rule)
    {
        end = Math.Min(end, text.Length);
        if (start >= end) return null;
        var part = text[start..end].TrimEnd(' ', '.', '。', '!');
        return BareAnswer.Of(part) is { } bare && BareAnswer.IsSolid(bare.Text) && Wholeness.IsWhole(bare.Text)
            ? new Found(start + bare.Start, start + bare.End, bare.Text) { Rule = rule }
            : null;
    }

    private static (int Start, int End) LastLine(string text)
    {
        var end = text.Length;
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '-' or '#')) end--;
        return (end == 0 ? 0 : text.LastIndexOf('\n', end - 1) + 1, end);
    }
}
