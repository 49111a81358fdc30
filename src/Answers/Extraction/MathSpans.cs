using Ponder.Answers.Parsing;

namespace Ponder.Answers.Extraction;

/// <summary>
/// Formulas: $…$, $$…$$, \(…\), \[…\]. An inline formula stays on its line. A dollar sign before a digit is money unless what
/// follows up to the next one reads as a formula.
/// </summary>
internal static class MathSpans
{
    private const int ShortestProse = 3;

    /// <summary>The last formula, or the last few with nothing but commas, "and" and "or" between them.</summary>
    public static Found? Last(string text)
    {
        var spans = All(text).Where(span => text.AsSpan(span.Start, span.Length).Trim().Length > 0).ToList();
        if (spans.Count == 0) return null;
        var last = spans[^1];
        var first = spans.Count - 1;
        while (first > 0 && Connects(text[spans[first - 1].After..spans[first].Open])) first--;
        return first == spans.Count - 1
            ? new Found(last.Open, last.After, text.Substring(last.Start, last.Length).Trim())
            : new Found(spans[first].Open, last.After, text[spans[first].Open..last.After]);
    }

    private static bool Connects(string gap) =>
        gap.Trim() is "," or "and" or "or" or ", and" or ", or" or "和" or "或" or "und" or "et" or "y";

    /// <summary>Spans in order, without their delimiters.</summary>
    public static IEnumerable<Span> All(string text)
    {
        var sought = new Dictionary<string, int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('$' or '\\') || Opening(text, i) is not { } close) continue;
            var start = i + (close == "$" ? 1 : 2);
            if (sought.TryGetValue(close, out var none) && i >= none) continue;
            var end = Find(text, start, close);
            if (end < 0)
            {
                if (close != "$") sought[close] = i;
                continue;
            }

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
            if (string.CompareOrdinal(text, i, close, 0, close.Length) == 0) return close == "$" && IsMoney(text, from, i) ? -1 : i;
            if (text[i] == '\\') i++;
        }

        return -1;
    }

    /// <summary>
    /// Whether the dollar signs before <paramref name="from"/> and at <paramref name="to"/> are sums of money, not marks.
    /// </summary>
    private static bool IsMoney(string text, int from, int to)
    {
        if (to == from) return false;
        if (!char.IsAsciiDigit(text[from]) && text[from] is not ('.' or '-')) return false;
        if (to + 1 < text.Length && char.IsAsciiDigit(text[to + 1])) return true;
        var inside = text.AsSpan(from, to - from);
        inside = inside.TrimEnd();
        return inside is [.., '+' or '-' or '*' or '/' or '=' or ',' or '×' or '–' or '−' or '('] || inside.EndsWith(" and")
            || inside.EndsWith(" or") || HasProse(inside);
    }

    /// <summary>A word outside a command and its braces that is no unit and joins nothing.</summary>
    private static bool HasProse(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{') depth++;
            else if (text[i] == '}') depth--;
            if (text[i] == '\\')
            {
                i++;
                while (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1])) i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetter(text[i])) i++;
            if (depth == 0 && i - start >= ShortestProse && start > 0 && char.IsWhiteSpace(text[start - 1])
                && text[start..i] is not "and" && !Units.IsUnit(text[start..i].ToString()))
            {
                return true;
            }

            if (i > start) i--;
        }

        return false;
    }

    internal readonly record struct Span(int Open, int Start, int Length, int After);
}
