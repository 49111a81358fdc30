using System.Text;

namespace Ponder.Answers.Parsing;

/// <summary>
/// Reads a numeral and decides what its commas, points and spaces mean: 1,234.5 and 1.234.567,8 and 10,\!080 and 1 234 and 0,5.
/// Inside brackets a bare comma separates items.
/// </summary>
internal static class NumberReader
{
    private static readonly string[] Thin = ["\\,", "\\;", "\\!", "\\ ", "~", " "];

    /// <summary>The numeral at <paramref name="at"/> as digits with at most one point, and where it ends.</summary>
    public static (string Digits, int End) Read(string text, int at, bool inBrackets, bool decimalComma)
    {
        var whole = Digits(text, at);
        if (IsAlone(text, at + whole.Length)) return (whole, at + whole.Length);
        var groups = Groups(text, at + whole.Length);
        var thousands = Thousands(whole, groups, inBrackets, decimalComma);
        var digits = new StringBuilder(whole);
        for (var i = 0; i < thousands; i++) digits.Append(groups[i].Digits);
        var end = thousands > 0 ? groups[thousands - 1].End : at + whole.Length;
        var rest = thousands < groups.Count ? groups[thousands] : null;
        if (rest is not null && IsFraction(whole, rest, thousands > 0 ? groups[0].Mark : '\0', inBrackets, decimalComma))
        {
            digits.Append('.').Append(rest.Digits);
            end = rest.End;
            for (var i = thousands + 1; i < groups.Count && groups[i] is { Mark: 't' } more; i++)
            {
                digits.Append(more.Digits);
                end = more.End;
            }
        }
        else if (end < text.Length && text[end] == '.' && IsRepetend(text, end + 1))
        {
            digits.Append('.');
            end++;
        }

        return (digits.ToString(), end);
    }

    /// <summary>Nothing that may part digits follows; so it is with most numerals.</summary>
    private static bool IsAlone(string text, int at) =>
        at >= text.Length || (text[at] is not ('.' or ',' or '\'' or '{' or '\\' or '~' or ' '))
            || (text[at] is '{' or ',' or ' ' && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]));

    /// <summary>How many of the first groups are thousands.</summary>
    private static int Thousands(string whole, List<Group> groups, bool inBrackets, bool decimalComma)
    {
        if (whole.Length is 0 or > 3 || whole[0] == '0' || groups.Count == 0) return 0;
        var mark = groups[0].Mark;
        if (mark == ',' && (inBrackets || decimalComma)) return 0;
        var count = groups.FindIndex(g => g.Mark != mark) is var other && other < 0 ? groups.Count : other;
        if (mark == '.' && count < 2 && !(groups.Count == 2 && groups[1] is { Mark: ',', Digits.Length: < 3 } && !inBrackets)) return 0;
        if (groups.Take(count).All(g => g.Digits.Length == 3)) return count;
        var indian = mark == ',' && count > 1 && whole.Length < 3
            && groups.Take(count - 1).All(g => g.Digits.Length == 2) && groups[count - 1].Digits.Length == 3;
        return indian ? count : 0;
    }

    private static bool IsFraction(string whole, Group group, char thousandsMark, bool inBrackets, bool decimalComma) => group.Mark switch
    {
        '.' => thousandsMark != '.',
        'c' => true,
        ',' => thousandsMark is '.' or 't' or '\'' || decimalComma || (!inBrackets && whole.Length > 3 && group.Digits.Length < 3),
        _ => false,
    };

    private static List<Group> Groups(string text, int at)
    {
        var groups = new List<Group>();
        while (at < text.Length)
        {
            var (mark, start) = Separator(text, at);
            var digits = Digits(text, start);
            if (mark == '\0' || digits.Length == 0 || (mark == 't' && text[at] == ' ' && digits.Length != 3)) break;
            at = start + digits.Length;
            groups.Add(new Group(mark, digits, at));
        }

        return groups;
    }

    /// <summary>
    /// ',' and '.' as they are, 'c' for a comma in braces, 'n' for one before a negative space, 't' for a thin space, '\'' for an
    /// apostrophe.
    /// </summary>
    private static (char Mark, int After) Separator(string text, int at)
    {
        if (text[at] is '.' or '\'') return (text[at], at + 1);
        if (string.CompareOrdinal(text, at, "{,}", 0, 3) == 0) return ('c', at + 3);
        if (string.CompareOrdinal(text, at, ",\\!", 0, 3) == 0) return ('n', SkipThin(text, at + 1));
        if (text[at] == ',') return (',', at + 1);
        return SkipThin(text, at) is var end && end > at ? ('t', end) : ('\0', at);
    }

    private static int SkipThin(string text, int at)
    {
        while (Array.Find(Thin, space => string.CompareOrdinal(text, at, space, 0, space.Length) == 0) is { } found) at += found.Length;
        return at;
    }

    /// <summary>A bar or dots over what goes on for ever.</summary>
    public static bool IsRepetend(string text, int at) =>
        string.CompareOrdinal(text, at, "\\overline", 0, 9) == 0 || string.CompareOrdinal(text, at, "\\bar", 0, 4) == 0
        || (at < text.Length && text[at] == '(' && Digits(text, at + 1) is { Length: > 0 } inside && at + inside.Length + 1 < text.Length
            && text[at + inside.Length + 1] == ')')
        || string.CompareOrdinal(text, at, "\\dot{", 0, 5) == 0 || string.CompareOrdinal(text, at, "\\dot ", 0, 5) == 0;

    private static string Digits(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return text[at..end];
    }

    private sealed record Group(char Mark, string Digits, int End);
}
