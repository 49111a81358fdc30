using System.Text.Json;

namespace Ponder.Answers.Kinds;

/// <summary>
/// Field by field: the same names in any order, items in their order, numbers and texts as mathematics or as the same words.
/// </summary>
internal static class JsonComparison
{
    public static bool Same(JsonElement a, JsonElement b, EquivalenceOptions options) => (a.ValueKind, b.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => SameFields(a, b, options),
        (JsonValueKind.Array, JsonValueKind.Array) => a.GetArrayLength() == b.GetArrayLength()
            && a.EnumerateArray().Zip(b.EnumerateArray()).All(pair => Same(pair.First, pair.Second, options)),
        (JsonValueKind.Object or JsonValueKind.Array, _) or (_, JsonValueKind.Object or JsonValueKind.Array) => false,
        (JsonValueKind.Null, _) or (_, JsonValueKind.Null) => a.ValueKind == b.ValueKind,
        _ => SameValues(Text(a), Text(b), options),
    };

    private static bool SameFields(JsonElement a, JsonElement b, EquivalenceOptions options)
    {
        var (left, right) = (Fields(a), Fields(b));
        return left.Count == right.Count
            && left.All(field => right.TryGetValue(field.Key, out var other) && Same(field.Value, other, options));
    }

    /// <summary>A name that stands twice counts as it stands last.</summary>
    private static SortedDictionary<string, JsonElement> Fields(JsonElement json)
    {
        var fields = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in json.EnumerateObject()) fields[Name(field)] = field.Value;
        return fields;
    }

    private static bool SameValues(string a, string b, EquivalenceOptions options)
    {
        var words = NormalWords.Of(a);
        return a == b || (words.Length > 0 && words == NormalWords.Of(b))
            || AnswerEquivalence.AreEquivalent(a, b, options with { Kind = AnswerKind.Math });
    }

    private static string Name(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static string Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText(); // Half a surrogate pair is no text.
        }
    }
}
