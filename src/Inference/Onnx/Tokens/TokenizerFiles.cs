using System.Text.Json;

namespace Ponder.Inference.Onnx.Tokens;

/// <summary>What a tokenizer's files say, looked at before the native library sees them, so that a refusal says what is wrong.</summary>
internal sealed record TokenizerFiles(string Begin, int Size)
{
    /// <summary>The kinds of models that published reward models come with, all of which the library reads.</summary>
    private static readonly string[] Models = ["BPE", "Unigram", "WordPiece"];

    /// <exception cref="InvalidDataException">A file is missing, is no JSON, or holds another kind of tokenizer.</exception>
    public static TokenizerFiles Read(string folder)
    {
        using var model = Parse(Path.Combine(folder, "tokenizer.json"));
        using var settings = Parse(Path.Combine(folder, "tokenizer_config.json"));
        var kind = Text(Member(Member(model.RootElement, "model"), "type"));
        if (!Models.Contains(kind) || Member(Member(model.RootElement, "model"), "vocab").ValueKind == JsonValueKind.Undefined)
        {
            throw new InvalidDataException($"{folder}: the model in tokenizer.json is {(kind.Length > 0 ? kind : "none")}: "
                + $"expected {string.Join(", ", Models.SkipLast(1))} or {Models[^1]} with its vocab");
        }

        if (Text(Member(settings.RootElement, "tokenizer_class")).Length == 0)
            throw new InvalidDataException($"{folder}: tokenizer_config.json has no \"tokenizer_class\"");
        var bos = Member(settings.RootElement, "bos_token");
        return new(Text(bos.ValueKind == JsonValueKind.Object ? Member(bos, "content") : bos),
            Member(Member(model.RootElement, "model"), "vocab") switch
            {
                { ValueKind: JsonValueKind.Array } list => list.GetArrayLength(),
                { ValueKind: JsonValueKind.Object } ids => ids.EnumerateObject().Select(id => id.Value.TryGetInt32(out var number) ? number + 1 : 0)
                    .DefaultIfEmpty().Max(),
                _ => 0,
            });
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
