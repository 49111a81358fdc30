namespace Ponder.Answers.Extraction;

/// <summary>Formulas: $…$, $$…$$, \(…\), \[…\]. An inline formula stays on its line.</summary>
internal static class MathSpans
{
    /// <summary>The last formula, or the last few with nothing but commas, "and" and "or" between them.</summary>
    public static Found? Last(string text)
    {
        var spans = All(text).Where(span => text.AsSpan(span.Start, span.Length).Trim().Length > 0).ToList();
        if (spans.Count == 0) return null;
        var last = spans[^1];
        var first = spans.Count - 1;
        while (first > 0 && Connects(text[spans[first - 1].After..spans[first].Open])) first--;
        return first == spans.Count - 1
            ? new Found(last.Start, text.Substring(last.Start, last.Length).Trim())
            : new Found(spans[first].Start, text[spans[first].Open..last.After]);
    }

    private static bool Connects(string gap) => gap.Trim() is "," or "and" or "or" or ", and" or ", or";

    /// <summary>Spans in order, without their delimiters.</summary>
    public static IEnumerable<Span> All(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Opening(text, i) is not { } close) continue;
            var start = i + (close == "$" ? 1 : 2);
            var end = Find(text, start, close);
            if (end < 0) continue;
            yield return new Span(i, start, end - start, end + close.Length);
            i = end + close.Length - 1;
        }
    }

    private static string? Opening(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (text[at] == '$' && (at == 0 || text[at - 1] != '\\')) return next == '$' ? "$$" : "$";
        if (text[at] != '\\' || (at > 0 && text[at - 1] == '\\')) return null;
        return next == '(' ? "\\)" : next == '[' ? "\\]" : null;
    }

    private static int Find(string text, int from, string close)
    {
        for (var i = from; i <= text.Length - close.Length; i++)
        {
            if (close == "$" && text[i] == '\n') return -1;
            if (string.CompareOrdinal(text, i, close, 0, close.Length) == 0) return i;
            if (text[i] == '\\') i++;
        }

        return -1;
    }

    internal readonly record struct Span(int Open, int Start, int Length, int After);
}
