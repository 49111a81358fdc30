using System.Globalization;
using System.Text.RegularExpressions;

namespace Ponder.Inference.Chat.Verdicts;

/// <summary>A judge's words made plain: without thinking, in the usual width, without emphasis.</summary>
internal static partial class VerdictText
{
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';
    private const char WideSpace = '\u3000';
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>What was said after thinking, full-width signs as the usual ones.</summary>
    public static string Said(string text)
    {
        var whole = string.Create(text.Length, text, (plain, from) =>
        {
            for (var i = 0; i < plain.Length; i++) plain[i] = Usual(from[i]);
        });
        var closed = Closing().Matches(whole).LastOrDefault();
        var said = closed is null ? whole : whole[(closed.Index + closed.Length)..];
        var opened = Opening().Match(said);
        return (opened.Success ? said[..opened.Index] : said).ReplaceLineEndings("\n");
    }

    /// <summary>What was said as plain lines: no emphasis, no boxes, decimal commas as points.</summary>
    public static string[] Lines(string said)
    {
        var plain = Emphasis().Replace(Boxed().Replace(said, "$1"), "").Replace(@"\%", "%", StringComparison.Ordinal);
        return Comma().Replace(plain, "$1.").Split('\n');
    }

    /// <summary>Full-width signs and other scripts' digits as those of ASCII.</summary>
    private static char Usual(char sign) => sign switch
    {
        >= FirstWide and <= LastWide => (char)(sign - FirstWide + '!'),
        WideSpace => ' ',
        > '9' when char.IsDigit(sign) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(sign)),
        _ => sign,
    };

    [GeneratedRegex("</(?:think|thinking|thought|reasoning|analysis)>", Options)]
    private static partial Regex Closing();

    [GeneratedRegex("<(?:think|thinking|thought|reasoning|analysis)>", Options)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\*\*|__|`|\$", Options)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\boxed\s*\{([^{}\n]*)\}", Options)]
    private static partial Regex Boxed();

    [GeneratedRegex(@"(?<![\d.,])(0(?=,\d)|1(?=,0+(?![\d,]))),(?!\d*,\d)", Options)]
    private static partial Regex Comma();
}
