using System.Globalization;
using System.Text;
using Ponder.Answers.Extraction;

namespace Ponder.Answers.Kinds;

/// <summary>Words in one normal form: Unicode's, without case, punctuation, markup and English articles.</summary>
internal static class NormalWords
{
    private const string Kept = "%#@+$€£¥";
    private static readonly string[] Articles = ["a", "an", "the"];

    public static string Of(string text)
    {
        var plain = Markup.Strip(Composed.Of(PlainText.Of(text))).ToLowerInvariant();
        var spaced = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++) Add(spaced, plain, i);
        var words = spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = Array.FindAll(words, word => Array.IndexOf(Articles, word) < 0);
        return string.Join(' ', telling.Length > 0 ? telling : words);
    }

    private static void Add(StringBuilder spaced, string text, int at)
    {
        var c = text[at];
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || Kept.Contains(c, StringComparison.Ordinal) || IsMark(c)) spaced.Append(c);
        else if (c == '&') spaced.Append(" and ");
        else if (IsPoint(text, at)) spaced.Append(c);
        else if (c is '-' or '−' && StartsNumber(text, at)) spaced.Append(" -");
        else if (c is not ('\'' or '’' or '‘' or '`' or '´') && !IsSeparator(text, at)) spaced.Append(' ');
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.MathSymbol;

    /// <summary>3.5</summary>
    private static bool IsPoint(string text, int at) => text[at] == '.' && IsDigit(text, at - 1) && IsDigit(text, at + 1);

    /// <summary>1,000</summary>
    private static bool IsSeparator(string text, int at) => text[at] == ',' && IsDigit(text, at - 1) && IsDigit(text, at + 1)
        && IsDigit(text, at + 2) && IsDigit(text, at + 3) && !IsDigit(text, at + 4);

    private static bool StartsNumber(string text, int at) => IsDigit(text, at + 1) && (at == 0 || char.IsWhiteSpace(text[at - 1]));

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsDigit(text[at]);
}
