using System.Globalization;
using System.Text.Json;

namespace Ponder.Inference.Chat.Wire.Replies;

/// <summary>Looks into JSON of any shape: what is not there, or is of another kind, is null and never an exception.</summary>
internal static class Members
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static string? Words(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>Words, a number or a truth value as words.</summary>
    public static string? Scalar(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>A count: a whole number of at least 0, also where it is written <c>40.0</c> or <c>"40"</c>; anything else is null.</summary>
    public static int? Count(this JsonElement element, string name) =>
        element.Scalar(name) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= int.MaxValue ? (int)Math.Ceiling(number) : null;
}
