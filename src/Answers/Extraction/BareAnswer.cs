using System.Text;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Extraction;

/// <summary>A text that is nothing but an answer: formulas, numbers, units and connecting words, or a word or two.</summary>
internal static class BareAnswer
{
    private const int Longest = 400;
    private const int MostWords = 2;
    private static readonly char[] Blanks = [' ', '\t', '\n'];

    public static Found? Of(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > Longest || text.Contains("\n\n", StringComparison.Ordinal)) return null;
        var prose = Prose(text, out var hasMath);
        var words = prose.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        var plain = words.Select(word => word.Trim(',', '.', ':', ';', '!')).Where(word => word.Length > 1 && word.All(char.IsLetter))
            .ToList();
        var bare = plain.TrueForAll(word => Connects(word) || Units.IsUnit(word))
            || (!hasMath && !prose.Any(char.IsAsciiDigit) && words.Length <= MostWords);
        return bare && (words.Length > 0 || hasMath) ? new Found(0, Unwrapped(text)) : null;
    }

    private static bool Connects(string word) => word is "and" or "or" or "to";

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
