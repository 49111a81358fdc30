using System.Text.Json;

namespace Ponder.Inference.Onnx.Language.Folders;

/// <summary>The JSON files of a model's folder.</summary>
internal static class ModelJson
{
    /// <summary>The file's members; none where there is no such file.</summary>
    /// <exception cref="InvalidDataException">The file holds no JSON object.</exception>
    public static JsonElement? Read(string file, JsonDocumentOptions options = default)
    {
        if (!File.Exists(file)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), options);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone()
                : throw new InvalidDataException($"{file} holds a JSON {json.RootElement.ValueKind}: expected an object");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}, line {e.LineNumber + 1}: it cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The text of that name, whether it stands there itself or as the content of an object.</summary>
    public static string? Text(JsonElement? from, string name)
    {
        if (from is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty(name, out var member)) return null;
        return member.ValueKind == JsonValueKind.Object ? Text(member, "content") : member.ValueKind == JsonValueKind.String ? member.GetString() : null;
    }
}
