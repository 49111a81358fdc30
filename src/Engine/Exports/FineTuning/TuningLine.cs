using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ponder.Engine.Exports.FineTuning;

/// <summary>Writes a row with the keys that the services know and no others.</summary>
internal sealed class TuningLine(string? system)
{
    private readonly ArrayBufferWriter<byte> line = new();

    /// <summary>The row's line, until the next is written.</summary>
    public ReadOnlyMemory<byte> Of(TuningRow row)
    {
        line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(line, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (row.Rejected is { } rejected) Pair(json, row, rejected);
            else Messages(json, "messages", [.. Prompt(row), ("assistant", row.Preferred.Text)]);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    private void Pair(Utf8JsonWriter json, TuningRow row, TuningText rejected)
    {
        json.WriteStartObject("input");
        Messages(json, "messages", Prompt(row));
        json.WriteEndObject();
        Messages(json, "preferred_output", [("assistant", row.Preferred.Text)]);
        Messages(json, "non_preferred_output", [("assistant", rejected.Text)]);
    }

    private (string Role, string Content)[] Prompt(TuningRow row) =>
        system is null ? [("user", row.Prompt)] : [("system", system), ("user", row.Prompt)];

    private static void Messages(Utf8JsonWriter json, string name, IEnumerable<(string Role, string Content)> messages)
    {
        json.WriteStartArray(name);
        foreach (var (role, content) in messages)
        {
            json.WriteStartObject();
            json.WriteString("role", role);
            json.WriteString("content", content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
