using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Filters;

/// <summary>The filters by their names.</summary>
internal static class FilterTable
{
    private static readonly Dictionary<string, Func<FilterCall, object?>> All =
        new[] { TextFilters.All, ListFilters.All, ChoiceFilters.All, NumberFilters.All, ValueFilters.All }.SelectMany(all => all).ToDictionary();

    public static IReadOnlySet<string> Names { get; } = All.Keys.ToHashSet(StringComparer.Ordinal);

    public static Func<FilterCall, object?> Find(string name) => All.TryGetValue(name, out var filter) ? filter : throw new JinjaFault($"there is no filter {name}");

    /// <summary>A filter with named parameters.</summary>
    public static KeyValuePair<string, Func<FilterCall, object?>> Of(string name, IReadOnlyList<string> parameters, Func<FilterCall, Bound, object?> body) =>
        new(name, call => body(call, call.Arguments.Bind(name, parameters)));
}
