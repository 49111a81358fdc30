using System.Text.Json;

namespace Ponder.Retrieval.Documents;

/// <summary>Reads documents from JSON lines: <c>{"id": …, "title": …, "text": …}</c>, of which only the text is needed.</summary>
internal static class DocumentLines
{
    private const string Expected = "expected {\"id\": \"…\", \"title\": \"…\", \"text\": \"…\"}";

    /// <exception cref="DocumentException">A line is no document.</exception>
    public static IEnumerable<Document> Read(string file, IEnumerable<string> lines)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            yield return Of(line, $"{file}:{number}", $"{file}, line {number}");
        }
    }

    private static Document Of(string line, string usual, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new DocumentException($"{place} is no JSON object: {Expected}");
            var text = Field(json.RootElement, "text", place);
            if (string.IsNullOrWhiteSpace(text)) throw new DocumentException($"{place} has no \"text\": {Expected}");
            return new(Field(json.RootElement, "id", place) is { Length: > 0 } id ? id : usual, Field(json.RootElement, "title", place) ?? "", text);
        }
        catch (JsonException e)
        {
            throw new DocumentException($"{place} is no JSON: {Expected}", e);
        }
    }

    private static string? Field(JsonElement element, string name, string place) => !element.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when name == "id" => value.GetRawText(),
        _ => throw new DocumentException($"{place}: \"{name}\" is {value.ValueKind.ToString().ToLowerInvariant()}: expected text"),
    };
}
