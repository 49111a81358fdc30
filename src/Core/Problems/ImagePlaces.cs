using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ponder.Core.Problems;

/// <summary>Finds where in a record the names of its pictures stand, so that they alone can be changed.</summary>
public static class ImagePlaces
{
    /// <summary>Every name, in its order, as <see cref="Problem.Images"/> has them.</summary>
    /// <param name="record">A record that was read as a problem with pictures.</param>
    public static IReadOnlyList<ImagePlace> Of(ProblemRecord record)
    {
        if (record.Json is not { } bytes) return [];
        using var json = JsonDocument.Parse(bytes);
        if (json.RootElement.Field(FieldNames.Images) is not { } value) return [];
        JsonElement[] names = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        return [.. names.Select(name => Of(bytes, name))];
    }

    private static ImagePlace Of(byte[] record, JsonElement name)
    {
        var raw = JsonMarshal.GetRawUtf8Value(name);
        return record.AsSpan().Overlaps(raw, out var start) ? new(name.Text(FieldNames.Images), start, raw.Length)
            : throw new InvalidOperationException("a record's fields stand outside of it");
    }
}

/// <summary>A picture's name in a record.</summary>
/// <param name="Name">The name.</param>
/// <param name="Start">The byte of the record that it begins at, with its quotation mark.</param>
/// <param name="Length">Its bytes, both quotation marks among them.</param>
public readonly record struct ImagePlace(string Name, int Start, int Length);
