using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Filters;

/// <summary>Filters over lists and dicts.</summary>
internal static class ListFilters
{
    public static IEnumerable<KeyValuePair<string, Func<FilterCall, object?>>> All =>
    [
        FilterTable.Of("length", [], (c, _) => Types.Length(c.Value)),
        FilterTable.Of("count", [], (c, _) => Types.Length(c.Value)),
        FilterTable.Of("list", [], (c, _) => Sequence.List(c.Items)),
        FilterTable.Of("first", [], (c, _) => (c.Value is Sequence one ? one.Take(1) : c.Items) is [var first, ..] ? first : new Undefined("there is no first item")),
        FilterTable.Of("last", [], (c, _) => Reversed(c.Value) is [var last, ..] ? last : new Undefined("there is no last item")),
        FilterTable.Of("reverse", [], (c, _) => c.Value is string ? string.Concat(Reversed(c.Value)) : Sequence.Generator(Reversed(c.Value))),
        FilterTable.Of("join", ["d", "attribute"], Join),
        FilterTable.Of("items", [], (c, _) => c.Value is Undefined ? Sequence.Generator([])
            : Sequence.Generator([.. Dict(c).Pairs.Select(p => Sequence.Tuple(p.Key, p.Value))])),
        FilterTable.Of("dictsort", ["case_sensitive", "by", "reverse"], DictSort),
        FilterTable.Of("sort", ["reverse", "case_sensitive", "attribute"], (c, a) => Sequence.List(Ordering.Sorted(c.Items, Keys(c, a), a.True("reverse", false)))),
        FilterTable.Of("unique", ["case_sensitive", "attribute"], Unique),
        FilterTable.Of("min", ["case_sensitive", "attribute"], (c, a) => End(c, a, false)),
        FilterTable.Of("max", ["case_sensitive", "attribute"], (c, a) => End(c, a, true)),
        FilterTable.Of("batch", ["linecount", "fill_with"], Batch),
    ];

    /// <summary>The member of an item that a filter asks for, with dots for members of members.</summary>
    public static object? Attribute(ITemplateTools template, object? item, object? attribute)
    {
        if (SafeText.Plain(attribute) is not string path) return template.Item(item, attribute);
        foreach (var part in path.Split('.'))
            item = template.Item(item, part.Length > 0 && part.All(char.IsAsciiDigit) && long.TryParse(part, out var place) ? place : part);
        return item;
    }

    private static Mapping Dict(FilterCall call) => call.Value as Mapping ?? throw new JinjaFault($"found a {Types.Name(call.Value)}: expected a dict");

    private static IReadOnlyList<object?> Reversed(object? value) => value switch
    {
        Sequence { Kind: SequenceKind.Generator } => throw new JinjaFault("what can be walked once has no end: expected a list"),
        _ => [.. Types.Walk(value).Reverse()],
    };

    private static string Join(FilterCall call, Bound arguments)
    {
        var attribute = arguments.Value("attribute");
        var between = Printed.Text(arguments.Value("d", ""));
        var texts = call.Items.Select(i => Printed.Text(attribute is null ? i : Attribute(call.Template, i, attribute))).ToList();
        Limits.Length(texts.Sum(t => (long)t.Length + between.Length));
        return string.Join(between, texts);
    }

    private static Sequence DictSort(FilterCall call, Bound arguments)
    {
        var by = arguments.Has("by") ? arguments.Text("by") : "key";
        if (by is not ("key" or "value")) throw new JinjaFault("dictsort: by is key or value");
        var pairs = Dict(call).Pairs.Select(p => (object?)Sequence.Tuple(p.Key, p.Value));
        return Sequence.List(Ordering.Sorted(
            pairs, t => Case(((Sequence)t!).Items[by == "key" ? 0 : 1], arguments), arguments.True("reverse", false)));
    }

    private static Sequence Unique(FilterCall call, Bound arguments)
    {
        var (key, seen) = (Key(call, arguments), new HashSet<ValueTuple<object?>>(Equality.Keys));
        return Sequence.Generator([.. call.Items.Where(item => seen.Add(new(key(item))))]);
    }

    private static object? End(FilterCall call, Bound arguments, bool largest)
    {
        var (items, key) = (call.Items, Key(call, arguments));
        if (items.Count == 0) return new Undefined("an empty list has neither smallest nor largest item");
        return items.Aggregate((best, item) => Ordering.Compare(key(item), key(best)) is { } order && (largest ? order > 0 : order < 0) ? item : best);
    }

    private static Sequence Batch(FilterCall call, Bound arguments)
    {
        var size = arguments.Integer("linecount", 0);
        if (size < 1) throw new JinjaFault("batch: expected how many items a batch has");
        var batches = call.Items.Chunk((int)Math.Min(size, Limits.Items)).ToList();
        if (arguments.Value("fill_with") is { } fill && batches.Count > 0)
            batches[^1] = [.. batches[^1], .. Enumerable.Repeat(fill, Limits.Count(size) - batches[^1].Length)];
        return Sequence.Generator([.. batches.Select(b => Sequence.List(b))]);
    }

    private static Func<object?, object?> Key(FilterCall call, Bound arguments) => arguments.Value("attribute") is { } attribute
        ? item => Case(Attribute(call.Template, item, attribute), arguments) : item => Case(item, arguments);

    /// <summary>As Key, and with commas for several members.</summary>
    private static Func<object?, object?> Keys(FilterCall call, Bound arguments) =>
        SafeText.Plain(arguments.Value("attribute")) is string several && several.Contains(',')
            ? item => Sequence.List([.. several.Split(',').Select(one => Case(Attribute(call.Template, item, one), arguments))]) : Key(call, arguments);

    private static object? Case(object? value, Bound arguments) =>
        SafeText.Plain(value) is string text && !arguments.True("case_sensitive", false) ? text.ToLowerInvariant() : value;
}
