namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>How JSON is laid out: the options of Python's json.dumps.</summary>
internal sealed record JsonForm(bool Ascii, string? Indent, string Comma, string Colon, bool Sorted)
{
    /// <summary>The layout that the arguments of <c>tojson</c> ask for; signs beyond ASCII are kept unless it asks otherwise.</summary>
    public static JsonForm Of(Bound arguments)
    {
        var indent = arguments.Value("indent") switch
        {
            null => null,
            string text => text,
            var number => new string(' ', (int)Math.Clamp(Types.Integer(number, "indent"), 0, 1000)),
        };
        var separators = arguments.Value("separators") is null ? [indent is null ? ", " : ",", ": "] : Types.Walk(arguments.Value("separators"));
        if (separators is not [string comma, string colon]) throw new JinjaFault("tojson: separators are two texts");
        return new(arguments.True("ensure_ascii", false), indent, comma, colon, arguments.True("sort_keys", false));
    }
}
