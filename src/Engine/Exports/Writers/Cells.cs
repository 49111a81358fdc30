using System.Text.Json;

namespace Ponder.Engine.Exports.Writers;

/// <summary>Writes cells as JSON.</summary>
internal static class Cells
{
    public static void Write(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(Whole(text)); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case long whole: json.WriteNumberValue(whole); break;
            case double number: json.WriteNumberValue(number); break;
            case IReadOnlyList<double> numbers: List(json, numbers, json.WriteNumberValue); break;
            case IReadOnlyList<string> texts: List(json, texts, text => json.WriteStringValue(Whole(text))); break;
            case IReadOnlyList<(string Role, string Content)> messages:
                List(json, messages, message =>
                {
                    json.WriteStartObject();
                    json.WriteString("role", message.Role);
                    json.WriteString("content", Whole(message.Content));
                    json.WriteEndObject();
                });
                break;
            default: throw new ArgumentException($"no column holds a {cell.GetType()}", nameof(cell));
        }
    }

    /// <summary>A text may have been cut in the middle of a character: half of one is written as U+FFFD.</summary>
    public static string Whole(string text)
    {
        if (!text.Any(char.IsSurrogate)) return text;
        return string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
    }

    private static void List<T>(Utf8JsonWriter json, IReadOnlyList<T> values, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var value in values) write(value);
        json.WriteEndArray();
    }
}
