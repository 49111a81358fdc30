using System.Text.Json;
using Ponder.Engine.Exports.FineTuning;

namespace Ponder.Engine.Service;

/// <summary>What a service says of a file for fine-tuning beside the file: a header of the reply, in JSON and ASCII.</summary>
public static class ExportHeader
{
    /// <summary>Its name.</summary>
    public const string Name = "Ponder-Export";

    /// <summary>Servers and clients take headers of some kilobytes: what was left out is told of as far as it fits.</summary>
    private const int MostCharacters = 6000;

    private static readonly JsonSerializerOptions Ascii = new(JsonSerializerDefaults.Web);

    /// <summary>The header's value.</summary>
    public static string Of(FineTuningReport report)
    {
        for (var notes = report.Notes.Count; ; notes--)
        {
            var value = JsonSerializer.Serialize(report with { Notes = [.. report.Notes.Take(notes)] }, Ascii);
            if (value.Length <= MostCharacters || notes == 0) return value;
        }
    }

    /// <summary>What the header says.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static FineTuningReport Read(string value) =>
        JsonSerializer.Deserialize<FineTuningReport>(value, Ascii) ?? throw new JsonException($"{Name} is null");
}
