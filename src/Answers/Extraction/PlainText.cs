using System.Globalization;

namespace Ponder.Answers.Extraction;

/// <summary>
/// A text with every character in its plain width and without markdown's and HTML's emphasis, as long as the original, so that what
/// is read here is found there.
/// </summary>
internal static class PlainText
{
    private const int FullWidth = '！' - '!';
    private const char HighOfMath = '\ud835';
    private static readonly string[] Tags = ["b", "strong", "i", "em", "u", "p", "span", "div", "center", "mark", "h1", "h2", "h3", "h4"];

    public static string Of(string text)
    {
        var plain = new char[text.Length];
        for (var i = 0; i < text.Length; i++) plain[i] = Narrow(text, i);
        MaskTags(text, plain);
        Emphasis.Mask(plain);
        return new string(plain);
    }

    private static char Narrow(string text, int at)
    {
        var c = text[at];
        if (char.IsAscii(c)) return c is '\r' or '\f' ? ' ' : c;
        return c switch
        {
            '！' or '？' or '；' => c,
            >= '！' and <= '～' => (char)(c - FullWidth),
            '、' => ',',
            '　' or '\u00a0' => ' ',
            '￥' => '¥',
            '\ufeff' or '\ufe0f' or (>= '\u2600' and <= '\u27bf') => ' ',
            _ when char.IsSurrogate(c) => IsMathLetter(text, at) ? c : ' ',
            _ => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c,
        };
    }

    /// <summary>Of the pairs of code units only the mathematical letters say something; the others are little pictures.</summary>
    private static bool IsMathLetter(string text, int at) =>
        text[at] == HighOfMath || (char.IsLowSurrogate(text[at]) && at > 0 && text[at - 1] == HighOfMath);

    /// <summary>Tags that only change how a text looks, where they are closed; line breaks always.</summary>
    private static void MaskTags(string text, char[] plain)
    {
        for (var at = text.IndexOf('<'); at >= 0 && at + 2 < text.Length; at = text.IndexOf('<', at + 1))
        {
            var close = text.IndexOf('>', at + 1, Math.Min(text.Length - at - 1, 80));
            if (close < 0) continue;
            var inside = text.AsSpan(at + 1, close - at - 1).Trim(" /");
            var name = inside.IndexOf(' ') is var space and > 0 ? inside[..space] : inside;
            if (name.SequenceEqual("br") || name.SequenceEqual("hr")) Fill(plain, at, close, '\n');
            else if (IsClosed(text, name)) Fill(plain, at, close, ' ');
        }
    }

    private static bool IsClosed(string text, ReadOnlySpan<char> name)
    {
        foreach (var tag in Tags)
            if (name.SequenceEqual(tag)) return text.Contains($"</{tag}>", StringComparison.Ordinal);
        return false;
    }

    private static void Fill(char[] plain, int from, int to, char first)
    {
        plain[from] = first;
        for (var i = from + (first == '\n' ? 1 : 0); i <= to; i++) plain[i] = ' ';
    }
}
