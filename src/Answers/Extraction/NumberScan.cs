namespace Ponder.Answers.Extraction;

/// <summary>The last number of a text, with its sign, separators, fraction and per cent.</summary>
internal static class NumberScan
{
    private static readonly string[] Percents = ["%", "\\%", " %", " \\%", " percent", " pct"];

    private const string Currencies = "$€£¥₹";

    public static Found? Last(string text)
    {
        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        if (last < 0) return null;
        var start = StartOf(text, last);
        if (start > 1 && text[start - 1] == '/' && char.IsAsciiDigit(text[start - 2])) start = StartOf(text, start - 2);
        start = Before(text, start);
        if (start > 0 && text[start - 1] == '-' && (start == 1 || !char.IsLetterOrDigit(text[start - 2]))) start--;
        var end = last + 1;
        var percent = Array.Find(Percents, p => string.CompareOrdinal(text, end, p, 0, p.Length) == 0);
        if (start > 0 && Currencies.Contains(text[start - 1], StringComparison.Ordinal)) start--;
        end += percent?.Length ?? 0;
        if (IsPiece(text, start, end)) return null;
        return new Found(start, end, text[start..end]) { Rule = "the last number" };
    }

    /// <summary>Of a formula: 10 of 10\pi, 2 of x^2.</summary>
    private static bool IsPiece(string text, int start, int end) =>
        (end + 1 < text.Length && text[end] is '\\' or '^' or '_' or '}' && text[end + 1] is not ('(' or ')' or ']' or '%'))
        || (start > 0 && text[start - 1] is '^' or '_' or '{' or '\\');

    /// <summary>2 : 3 and 11:30 are one.</summary>
    private static int Before(string text, int start)
    {
        var at = start;
        while (at > 0 && text[at - 1] == ' ') at--;
        if (at == 0 || text[at - 1] != ':') return start;
        at--;
        while (at > 0 && text[at - 1] == ' ') at--;
        return at > 0 && char.IsAsciiDigit(text[at - 1]) ? Before(text, StartOf(text, at - 1)) : start;
    }

    private static int StartOf(string text, int last)
    {
        var start = last;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || (text[start - 1] is '.' or ',' && IsInside(text, start - 1)))) start--;
        return start;
    }

    private static bool IsInside(string text, int mark) =>
        char.IsAsciiDigit(text[mark + 1]) && (mark == 0 || char.IsAsciiDigit(text[mark - 1]) || text[mark] == '.');
}
