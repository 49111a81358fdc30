using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Methods;

/// <summary>The methods of Python's texts that templates use.</summary>
internal static class TextMethods
{
    private static readonly Dictionary<string, (string[] Parameters, Func<string, Bound, object?> Body)> All = new(StringComparer.Ordinal)
    {
        ["strip"] = (["chars"], (t, a) => Points.Trim(t, a.TextOrNone("chars"))),
        ["lstrip"] = (["chars"], (t, a) => Points.TrimStart(t, a.TextOrNone("chars"))),
        ["rstrip"] = (["chars"], (t, a) => Points.TrimEnd(t, a.TextOrNone("chars"))),
        ["removeprefix"] = (["prefix"], (t, a) => t.StartsWith(a.Text("prefix"), StringComparison.Ordinal) ? t[a.Text("prefix").Length..] : t),
        ["removesuffix"] = (["suffix"], (t, a) => t.EndsWith(a.Text("suffix"), StringComparison.Ordinal) ? t[..^a.Text("suffix").Length] : t),
        ["upper"] = ([], (t, _) => t.ToUpperInvariant()),
        ["lower"] = ([], (t, _) => t.ToLowerInvariant()),
        ["casefold"] = ([], (t, _) => t.ToLowerInvariant()),
        ["title"] = ([], (t, _) => Cases.Title(t)),
        ["capitalize"] = ([], (t, _) => Cases.Capitalize(t)),
        ["swapcase"] = ([], (t, _) => string.Concat(t.Select(s => char.IsUpper(s) ? char.ToLowerInvariant(s) : char.ToUpperInvariant(s)))),
        ["split"] = (["sep", "maxsplit"], (t, a) => TextSplit.Of(t, a.TextOrNone("sep"), a.Integer("maxsplit", -1))),
        ["rsplit"] = (["sep", "maxsplit"], (t, a) => TextSplit.FromEnd(t, a.TextOrNone("sep"), a.Integer("maxsplit", -1))),
        ["splitlines"] = (["keepends"], (t, a) => Sequence.List([.. TextSplit.Lines(t, a.True("keepends", false))])),
        ["partition"] = (["sep"], (t, a) => TextSplit.Partition(t, a.Text("sep"), false)),
        ["rpartition"] = (["sep"], (t, a) => TextSplit.Partition(t, a.Text("sep"), true)),
        ["replace"] = (["old", "new", "count"], (t, a) => TextReplace.Of(t, a.Text("old"), a.Text("new"), a.Integer("count", -1))),
        ["join"] = (["iterable"], (t, a) => Join(t, Types.Walk(a.Needed("iterable")))),
        ["startswith"] = (["prefix", "start", "end"], (t, a) => Any(t, a, "prefix", (part, edge) => part.StartsWith(edge, StringComparison.Ordinal))),
        ["endswith"] = (["suffix", "start", "end"], (t, a) => Any(t, a, "suffix", (part, edge) => part.EndsWith(edge, StringComparison.Ordinal))),
        ["find"] = (["sub", "start", "end"], (t, a) => Find(t, a, false)),
        ["rfind"] = (["sub", "start", "end"], (t, a) => Find(t, a, true)),
        ["index"] = (["sub", "start", "end"], (t, a) => Find(t, a, false) is >= 0 and var place ? place : throw new JinjaFault("index: the text is not there")),
        ["count"] = (["sub", "start", "end"], (t, a) => (long)TextReplace.Count(Part(t, a), a.Text("sub"))),
        ["center"] = (["width", "fillchar"], (t, a) => Padding.Center(t, a.Integer("width"), a.TextOrNone("fillchar") ?? " ")),
        ["ljust"] = (["width", "fillchar"], (t, a) => t + Padding.Of(t, a.Integer("width"), a.TextOrNone("fillchar") ?? " ")),
        ["rjust"] = (["width", "fillchar"], (t, a) => Padding.Of(t, a.Integer("width"), a.TextOrNone("fillchar") ?? " ") + t),
        ["zfill"] = (["width"], (t, a) => Padding.Zeros(t, a.Integer("width"))),
        ["isdigit"] = ([], (t, _) => t.Length > 0 && t.All(char.IsDigit)),
        ["isalpha"] = ([], (t, _) => t.Length > 0 && t.All(char.IsLetter)),
        ["isalnum"] = ([], (t, _) => t.Length > 0 && t.All(char.IsLetterOrDigit)),
        ["isspace"] = ([], (t, _) => t.Length > 0 && t.All(Points.IsSpace)),
        ["isupper"] = ([], (t, _) => t.Any(char.IsUpper) && !t.Any(char.IsLower)),
        ["islower"] = ([], (t, _) => t.Any(char.IsLower) && !t.Any(char.IsUpper)),
    };

    public static Function? Find(string text, string name)
    {
        if (name == "format") return new(name, arguments => BraceFormat.Of(text, arguments));
        return All.TryGetValue(name, out var method) ? Function.Of(name, method.Parameters, a => method.Body(text, a)) : null;
    }

    private static string Join(string between, IReadOnlyList<object?> items)
    {
        var texts = items.Select(i => SafeText.Plain(i) as string ?? throw new JinjaFault($"join: found a {Types.Name(i)}: expected texts")).ToList();
        Limits.Length(texts.Sum(t => (long)t.Length + between.Length));
        return string.Join(between, texts);
    }

    private static bool Any(string text, Bound arguments, string name, Func<string, string, bool> test)
    {
        var part = Part(text, arguments);
        return arguments.Needed(name) is Sequence { Kind: SequenceKind.Tuple } several
            ? several.Items.Any(edge => test(part, SafeText.Plain(edge) as string ?? throw new JinjaFault($"{name}: expected texts"))) : test(part, arguments.Text(name));
    }

    private static string Part(string text, Bound arguments) =>
        arguments.Has("start") ? Slicing.Of(text, new(arguments.Value("start"), arguments.Value("end"), null)) as string
            ?? throw new JinjaFault("expected whole numbers for where to begin and end") : text;

    private static long Find(string text, Bound arguments, bool last)
    {
        var (part, sub) = (Part(text, arguments), arguments.Text("sub"));
        var place = last ? part.LastIndexOf(sub, StringComparison.Ordinal) : part.IndexOf(sub, StringComparison.Ordinal);
        if (place < 0) return -1;
        var start = arguments.Value("start") is null ? 0 : arguments.Integer("start", 0);
        var length = Points.Count(text);
        return Points.Before(part, place) + (start < 0 ? Math.Max(0, length + start) : Math.Min(start, length));
    }
}
