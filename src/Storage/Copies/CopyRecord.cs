using System.Text.Json;

namespace Ponder.Storage.Copies;

/// <summary>Which files of a copy are whole, and of which version each one is.</summary>
internal sealed class CopyRecord
{
    private readonly string path;
    private readonly SortedDictionary<string, string> keys;

    public CopyRecord(string path)
    {
        this.path = path;
        keys = new(Read(path) ?? [], StringComparer.Ordinal);
    }

    /// <summary>The files it knows.</summary>
    public IReadOnlyList<string> Names => [.. keys.Keys];

    /// <summary>Whether the file of that path is the version asked for, whole.</summary>
    public bool Has(BlobFile file, string at) =>
        keys.TryGetValue(file.Name, out var key) && key == file.Key
        && new FileInfo(at) is { Exists: true } there && there.Length == file.Length;

    public void Add(BlobFile file) => Write(() => keys[file.Name] = file.Key);

    public void Remove(string name) => Write(() => keys.Remove(name));

    private void Write(Action change)
    {
        change();
        var draft = path + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(keys));
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>A record that cannot be read knows nothing: its files are fetched again.</summary>
    private static Dictionary<string, string>? Read(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
