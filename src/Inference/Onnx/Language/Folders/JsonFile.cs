using System.Text.Json;

namespace Ponder.Inference.Onnx.Language.Folders;

/// <summary>One of a model's JSON files, asked for members that may be absent.</summary>
internal sealed class JsonFile
{
    private readonly JsonElement root;

    private JsonFile(string path, JsonElement root) => (Path, this.root) = (path, root);

    public string Path { get; }

    /// <summary>The file; null where it is not there.</summary>
    /// <exception cref="InvalidDataException">It is no JSON object.</exception>
    public static JsonFile? Open(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        return ModelJson.Read(path, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) is { } root ? new(path, root) : null;
    }

    public string? Text(params string[] path) => At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public bool? Flag(params string[] path) =>
        At(path) switch { { ValueKind: JsonValueKind.True } => true, { ValueKind: JsonValueKind.False } => false, _ => null };

    public double? Number(params string[] path) =>
        At(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? value : null;

    /// <summary>A whole number from 1 to two thousand million, else null.</summary>
    public int? Count(params string[] path) => Number(path) is { } value && value >= 1 && value <= int.MaxValue ? (int)value : null;

    /// <summary>A token or a list of them; empty where there is none.</summary>
    public IReadOnlyList<int> Tokens(params string[] path) => At(path) switch
    {
        { ValueKind: JsonValueKind.Number } one when one.TryGetInt32(out var id) => [id],
        { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.Number).Select(id => id.GetInt32())],
        _ => [],
    };

    private JsonElement? At(string[] path)
    {
        var at = root;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
        }

        return at;
    }
}
