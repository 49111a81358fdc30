using System.Text.RegularExpressions;

namespace Ponder.Reports;

/// <summary>
/// What sets mathematics: KaTeX with its fonts. It is larger than most data, so only a page that has formulas gets it, with the fonts that
/// those may need.
/// </summary>
internal static partial class Typesetting
{
    /// <summary>Fonts that few formulas need, by what commands for them have in their names.</summary>
    private static readonly (string Font, string Commands)[] Rare =
    [
        ("Caligraphic", "cal"), ("Fraktur", "frak"), ("SansSerif", "(sf|sans)"), ("Script", "scr"), ("Typewriter", "(tt|verb|url)"),
        ("Main-Bold", "(b[fm]|bold|pmb)"), ("Math-Bold", "(bm|bold|pmb)"), ("Main-Italic", "(it|emph)"),
    ];

    /// <summary>Whether there may be a formula in these data.</summary>
    /// <param name="json">Data as JSON.</param>
    public static bool IsNeeded(string json) => Marks().IsMatch(json);

    /// <summary>The style sheet with its fonts in it.</summary>
    /// <param name="json">The data that are to be set.</param>
    public static string Style(string json) => Faces().Replace(Page.Asset("Vendor.katex.katex.css"), face =>
        Rare.Any(rare => face.Groups[1].Value.StartsWith($"KaTeX_{rare.Font}", StringComparison.Ordinal) && !Regex.IsMatch(json, $@"\\\\\w*{rare.Commands}"))
            ? ""
            : face.Value.Replace(face.Groups[1].Value, $"data:font/woff2;base64,{Convert.ToBase64String(Page.Bytes($"Vendor.katex.{face.Groups[1].Value}"))}"));

    /// <summary>The script, with its licence.</summary>
    public static string Script => Page.Licensed("KaTeX 0.19.1, https://katex.org", "Vendor.katex.LICENSE", "Vendor.katex.katex.js");

    // A command, dollars that are no two sums, or a power: in JSON every backslash is two.
    [GeneratedRegex(@"\\\\[A-Za-z(\[]|\$\$|\$[^$""\s](?:[^$""\n]{0,400}[^$""\s])?\$(?!\d)|\$ [^$""]{1,400} \$|[\w)}]\^[\w({-]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"@font-face\{[^}]*url\(([^)]*)\)[^}]*\}")]
    private static partial Regex Faces();
}
