namespace Ponder.Core.Answers.Extraction;

/// <summary>Formulas: $…$, $$…$$, \(…\), \[…\]. An inline formula stays on its line.</summary>
internal static class MathSpans
{
    public static Found? Last(string text)
    {
        Found? last = null;
        foreach (var span in All(text))
            if (text.AsSpan(span.Start, span.Length).Trim().Length > 0) last = new Found(span.Start, text.Substring(span.Start, span.Length).Trim());
        return last;
    }

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
