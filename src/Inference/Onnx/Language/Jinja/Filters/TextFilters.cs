using System.Text;
using System.Text.RegularExpressions;
using Ponder.Inference.Onnx.Language.Jinja.Methods;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Filters;

/// <summary>Filters that make one text of another.</summary>
internal static partial class TextFilters
{
    public static IEnumerable<KeyValuePair<string, Func<FilterCall, object?>>> All =>
    [
        FilterTable.Of("trim", ["chars"], (c, a) => Points.Trim(c.Text, a.TextOrNone("chars"))),
        FilterTable.Of("upper", [], (c, _) => c.Text.ToUpperInvariant()),
        FilterTable.Of("lower", [], (c, _) => c.Text.ToLowerInvariant()),
        FilterTable.Of("capitalize", [], (c, _) => Cases.Capitalize(c.Text)),
        FilterTable.Of("title", [], (c, _) => Title(c.Text)),
        FilterTable.Of("replace", ["old", "new", "count"], (c, a) =>
            TextReplace.Of(c.Text, Printed.Text(a.Needed("old")), Printed.Text(a.Needed("new")), a.Value("count") is null ? -1 : a.Integer("count", -1))),
        FilterTable.Of("indent", ["width", "first", "blank"], Indent),
        FilterTable.Of("center", ["width"], (c, a) => Padding.Center(c.Text, a.Integer("width", 80), " ")),
        FilterTable.Of("wordcount", [], (c, _) => (long)Words().Count(c.Text)),
        FilterTable.Of("escape", [], (c, _) => Escape(c)),
        FilterTable.Of("e", [], (c, _) => Escape(c)),
        FilterTable.Of("safe", [], (c, _) => new SafeText(c.Text)),
        FilterTable.Of("string", [], (c, _) => c.Safe ? new SafeText(c.Text) : c.Text),
        new("format", c => PercentFormat.Of(
            c.Text, c.Arguments.Positional, c.Arguments.Named.Count == 0 ? null : new Mapping(c.Arguments.Named.Select(n => KeyValuePair.Create((object?)n.Key, n.Value))))),
    ];

    private static SafeText Escape(FilterCall call) => new(call.Safe ? call.Text : SafeText.Escaped(call.Text));

    private static string Title(string text)
    {
        var (title, begins) = (new StringBuilder(), true);
        foreach (var sign in text)
        {
            title.Append(begins ? char.ToUpperInvariant(sign) : char.ToLowerInvariant(sign));
            begins = Points.IsSpace(sign) || sign is '-' or '(' or '{' or '[' or '<';
        }

        return title.ToString();
    }

    private static string Indent(FilterCall call, Bound arguments)
    {
        if (call.Value is not string text) throw new JinjaFault($"indent: found a {Types.Name(call.Value)}: expected a text");
        var width = SafeText.Plain(arguments.Value("width", 4L)) as string ?? new string(' ', Limits.Length(Math.Max(0, arguments.Integer("width", 4))));
        var (first, blank) = (arguments.True("first", false), arguments.True("blank", false));
        var lines = TextSplit.Lines(text + "\n", false);
        Limits.Length(((long)lines.Count * width.Length) + text.Length);
        return string.Join('\n', lines.Select((line, i) => (i == 0 ? first : blank || line.Length > 0) ? width + line : line));
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
