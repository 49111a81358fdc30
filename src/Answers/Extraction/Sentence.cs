namespace Ponder.Answers.Extraction;

/// <summary>Where sentences end: at a line's end, at a full stop before a space, or at a full-width stop; never inside a formula.</summary>
internal static class Sentence
{
    private static readonly string[] Abbreviations = ["approx", "ca", "e.g", "i.e", "vs", "no", "Dr", "Mr", "Mrs", "St", "Fig", "eq"];

    public static int End(string text, int start)
    {
        var at = start;
        var rest = text[start..];
        foreach (var span in MathSpans.All(rest))
        {
            var end = Stop(text, at, start + span.Open, start);
            if (end >= 0) return end;
            at = start + span.After;
        }

        var last = Stop(text, at, text.Length, start);
        return last >= 0 ? last : text.Length;
    }

    private static int Stop(string text, int from, int to, int start)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] is '\n' or '。' or '！' or '？' or '।') return i;
            if (text[i] is not ('.' or '!' or ';') || (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]))) continue;
            if (text[i] == ';' && i + 2 < text.Length && IsListed(text, i)) continue;
            if (text[i] == '.' && IsAbbreviation(text, i, start)) continue;
            if (text[i] == '!' && i > 0 && char.IsLetterOrDigit(text[i - 1]) && i + 2 < text.Length && text[i + 2] is '/' or '+' or '-'
                or '*')
            {
                continue;
            }

            if (text[i] == '.' && i == start + 1 && Choice.Leading(text[start..i]) is not null) continue;
            return i;
        }

        return -1;
    }

    /// <summary>1,5; 2,5 is a list.</summary>
    private static bool IsListed(string text, int at) =>
        char.IsAsciiDigit(text[at - 1 < 0 ? 0 : at - 1]) && (char.IsAsciiDigit(text[at + 2]) || text[at + 2] is '-' or '(' or '[');

    private static bool IsAbbreviation(string text, int at, int start)
    {
        foreach (var word in Abbreviations)
        {
            if (at - word.Length >= start && string.CompareOrdinal(text, at - word.Length, word, 0, word.Length) == 0
                && (at == word.Length || !char.IsLetter(text[at - word.Length - 1])) && at - word.Length == start)
            {
                return true;
            }
        }

        return false;
    }
}
