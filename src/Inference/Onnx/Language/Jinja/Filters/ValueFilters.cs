using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Filters;

/// <summary>Filters over any value.</summary>
internal static class ValueFilters
{
    public static IEnumerable<KeyValuePair<string, Func<FilterCall, object?>>> All =>
    [
        FilterTable.Of("default", ["default_value", "boolean"], Default),
        FilterTable.Of("d", ["default_value", "boolean"], Default),
        FilterTable.Of("tojson", ["ensure_ascii", "indent", "separators", "sort_keys"], (c, a) => JsonText.Of(c.Value, JsonForm.Of(a))),
        FilterTable.Of("attr", ["name"], (c, a) => c.Value is Mapping ? Undefined.Member(c.Value, a.Needed("name")) : c.Template.Item(c.Value, a.Text("name"))),
    ];

    private static object? Default(FilterCall call, Bound arguments) =>
        call.Value is Undefined || (arguments.True("boolean", false) && !Truth.Of(call.Value)) ? arguments.Value("default_value", "") : call.Value;
}
