using System.Buffers;
using System.Text;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Extraction;

/// <summary>A text that is nothing but an answer: formulas, numbers, units and connecting words, or a word or two.</summary>
internal static class BareAnswer
{
    private const int Longest = 400;
    private const int MostWords = 2;
    private static readonly SearchValues<char> Operators = SearchValues.Create("=^<>√π∞²³½¼¾");
    private static readonly char[] Blanks = [' ', '\t', '\n'];

    public static Found? Of(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        text = text[start..end];
        if (text.Length is 0 or > Longest || text.Contains("\n\n", StringComparison.Ordinal)) return null;
        var prose = Prose(text, out var hasMath);
        var words = prose.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        var plain = words.Select(word => word.Trim(',', '.', ':', ';', '!')).Where(word => word.Length > 1 && word.All(char.IsLetter))
            .ToList();
        var bare = !Array.Exists(words, IsRunOn) && plain.TrueForAll(word => Connects(word) || Units.IsUnit(word))
            || (!hasMath && !prose.Any(char.IsAsciiDigit) && words.Length <= MostWords);
        return bare && (words.Length > 0 || hasMath) ? new Found(start, end, Unwrapped(text)) { Rule = "the whole text" } : null;
    }

    /// <summary>It holds a digit, a formula or a choice's letter, not words alone.</summary>
    public static bool IsSolid(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') || text.Contains('\\') || text.Contains('$') || Choice.Letter(text) is not null
            || (text.Length <= 12 && text.AsSpan().ContainsAny(Operators));

    /// <summary>The longest beginning of a clause, up to a word's edge, that is an answer by itself: "64" of "64, in total".</summary>
    public static Found? Leading(string clause)
    {
        if (clause.Length > Longest || !StartsSolid(clause)) return null;
        var spans = MathSpans.All(clause).ToList();
        for (var end = clause.Length - 1; end > 0; end--)
        {
            if (clause[end] is not (' ' or ',' or '(' or '\n') || spans.Exists(span => span.Open < end && end < span.After)) continue;
            var part = clause[..end].TrimEnd(' ', ',', '(', ':', ';', '-', '–', '—', '=');
            if (part.Length == 0 || part.EndsWith(" in", StringComparison.Ordinal) || part.EndsWith(" to", StringComparison.Ordinal)
                || !IsSolid(part) || Of(part) is not { } found || !Wholeness.IsWhole(part))
            {
                continue;
            }

            var rest = clause.AsSpan(part.Length);
            if (!rest.ContainsAnyInRange('0', '9')) return found;
            return rest.Length <= 60 && IsCount(rest) ? new Found(0, clause.Length, clause) { Clear = false } : found;
        }

        return null;
    }

    /// <summary>"3 boys and 4 girls" is one answer.</summary>
    private static bool IsCount(ReadOnlySpan<char> rest) =>
        rest.Contains(" and ", StringComparison.Ordinal) && rest.Count(' ') <= 6 && !rest.Contains("not", StringComparison.Ordinal);

    private static bool StartsSolid(string clause) =>
        char.IsAsciiDigit(clause[0]) || clause[0] is '$' or '\\' or '-' or '−' or '(' or '[' or '.' or '€' or '£' or '¥' or '₹' or '+'
            or '√' or '{';

    /// <summary>A sentence of a language without spaces, with a number in it: 一共有36个.</summary>
    private static bool IsRunOn(string word)
    {
        var letters = 0;
        foreach (var c in word)
        {
            if (char.IsAsciiDigit(c) && letters > 1) return true;
            letters = Scripts.IsForeign(c) ? letters + 1 : 0;
        }

        return false;
    }

    private static bool Connects(string word) => word is "and" or "or" or "to" or "und" or "oder" or "et" or "ou" or "или" or "和" or "或"
        or "square" or "cubic" or "sq" or "cu" or "per" or "an" or "am" or "pm" or "AM" or "PM" || Months.IsMonth(word);

    private static string Prose(string text, out bool hasMath)
    {
        var prose = new StringBuilder();
        var at = 0;
        foreach (var span in MathSpans.All(text))
        {
            prose.Append(text, at, span.Open - at).Append(' ');
            at = span.After;
        }

        hasMath = at > 0;
        return prose.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Without the delimiters when one formula is all there is.</summary>
    private static string Unwrapped(string text)
    {
        var spans = MathSpans.All(text).Take(2).ToList();
        return spans.Count == 1 && spans[0].Open == 0 && text[spans[0].After..].Trim() is "" or "." or ","
            ? text.Substring(spans[0].Start, spans[0].Length).Trim()
            : text;
    }
}
