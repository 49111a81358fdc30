using System.Globalization;
using System.Text.Json;

namespace Ponder.Core.Problems;

/// <summary>Looks into a record; what is not as expected is a fault of its field.</summary>
internal static class JsonFields
{
    /// <summary>The field of that name, or else of that name in other letters; null where there is none or it is null.</summary>
    public static JsonElement? Field(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        var members = json.EnumerateObject().Select(member => (Name: member.Said(), member.Value)).ToList();
        var exact = members.FindLast(m => m.Name == name).Value;
        var value = exact.ValueKind == JsonValueKind.Undefined ? members.Find(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value : exact;
        return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : value;
    }

    /// <summary>The field's name; empty where it holds half a surrogate pair.</summary>
    public static string Said(this JsonProperty field)
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

    /// <exception cref="FieldException">It is no string, or no whole one.</exception>
    public static string Text(this JsonElement value, string field)
    {
        if (value.ValueKind != JsonValueKind.String) throw new FieldException(field, $"expected a string, found {Kind(value)}");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new FieldException(field, "holds half of a UTF-16 surrogate pair: expected whole characters");
        }
    }

    public static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => json.ValueKind.ToString().ToLower(CultureInfo.InvariantCulture),
    };
}
