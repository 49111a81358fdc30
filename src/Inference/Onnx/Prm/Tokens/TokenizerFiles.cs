using System.Text.Json;

namespace Ponder.Inference.Onnx.Prm.Tokens;

/// <summary>What a tokenizer's files say, looked at before the native library sees them: what it cannot read ends the process.</summary>
internal sealed record TokenizerFiles(string Begin)
{
    /// <exception cref="InvalidDataException">A file is missing, is no JSON, or holds another kind of tokenizer.</exception>
    public static TokenizerFiles Read(string folder)
    {
        using var model = Parse(Path.Combine(folder, "tokenizer.json"));
        using var settings = Parse(Path.Combine(folder, "tokenizer_config.json"));
        var kind = Text(Member(Member(model.RootElement, "model"), "type"));
        if (kind != "BPE")
            throw new InvalidDataException($"{folder}: the model in tokenizer.json is {(kind.Length > 0 ? kind : "none")}: expected BPE");
        if (Text(Member(settings.RootElement, "tokenizer_class")).Length == 0)
            throw new InvalidDataException($"{folder}: tokenizer_config.json has no \"tokenizer_class\"");
        var bos = Member(settings.RootElement, "bos_token");
        return new(Text(bos.ValueKind == JsonValueKind.Object ? Member(bos, "content") : bos));
    }

    private static JsonDocument Parse(string file)
    {
        if (!File.Exists(file)) throw new InvalidDataException($"{file} is missing");
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} cannot be read: {e.Message}", e);
        }
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : "";
}
