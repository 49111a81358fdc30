using System.Collections;
using System.Text.Json;

namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>What a caller passes, as values that templates know.</summary>
internal static class FromNet
{
    public static object? Value(object? value) => value switch
    {
        null or string or bool or long or double => value,
        int or short or byte or sbyte or ushort or uint => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        float or decimal => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        Sequence or Mapping or Namespace or Function or Undefined or SafeText => value,
        JsonElement json => Json(json),
        IEnumerable<KeyValuePair<string, object?>> pairs => new Mapping(pairs.Select(p => new KeyValuePair<object?, object?>(p.Key, Value(p.Value)))),
        IEnumerable<KeyValuePair<string, string>> pairs => new Mapping(pairs.Select(p => new KeyValuePair<object?, object?>(p.Key, p.Value))),
        IEnumerable items => Sequence.List([.. items.Cast<object?>().Select(Value)]),
        _ => throw new JinjaFault($"a template knows no {value.GetType().Name}"),
    };

    private static object? Json(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.TryGetInt64(out var number) ? (object)number : json.GetDouble(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Array => Sequence.List([.. json.EnumerateArray().Select(Json)]),
        JsonValueKind.Object => new Mapping(json.EnumerateObject().Select(p => new KeyValuePair<object?, object?>(p.Name, Json(p.Value)))),
        _ => null,
    };
}
