using System.Security.Cryptography;
using System.Text;

namespace Ponder.Retrieval.Documents;

/// <summary>
/// A folder of documents: <c>.txt</c> and <c>.md</c> files are a document each, <c>.jsonl</c> files hold one per line. Files in folders
/// below count too; others are passed over.
/// </summary>
internal sealed class DocumentFolder
{
    private static readonly string[] Kinds = [".jsonl", ".md", ".txt"];

    private readonly string folder;
    private readonly IReadOnlyList<string> files;

    /// <exception cref="DocumentException">There is no such folder, or no document in it.</exception>
    public DocumentFolder(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        if (!Directory.Exists(folder)) throw new DocumentException($"there is no folder of documents {folder}");
        files = [.. Directory.EnumerateFiles(this.folder, "*", SearchOption.AllDirectories)
            .Where(file => Kinds.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Select(Name).Order(StringComparer.Ordinal)];
        if (files.Count == 0) throw new DocumentException($"there is no document in {folder}: expected files that end with {string.Join(", ", Kinds)}");
    }

    /// <summary>The folder's own name.</summary>
    public string Title => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    /// <summary>A hash of all files' names and contents.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\n"));
            using var content = File.OpenRead(Path.Combine(folder, file));
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    /// <summary>The documents, in the order of the files' names; long ones in passages.</summary>
    /// <exception cref="DocumentException">A line cannot be read.</exception>
    public IEnumerable<Document> Read() => files.SelectMany(ReadFile).SelectMany(Passages.Of);

    private IEnumerable<Document> ReadFile(string file)
    {
        var path = Path.Combine(folder, file);
        if (Path.GetExtension(file).Equals(".jsonl", StringComparison.OrdinalIgnoreCase)) return DocumentLines.Read(file, File.ReadLines(path));
        var text = File.ReadAllText(path);
        return text.Trim().Length == 0 ? [] : [new(file, Heading(text) ?? Path.GetFileNameWithoutExtension(file), text)];
    }

    /// <summary>A text's first heading, as Markdown has it.</summary>
    private static string? Heading(string text)
    {
        var first = text.TrimStart().Split('\n', 2)[0].Trim();
        return first.StartsWith('#') && first.TrimStart('#').Trim() is { Length: > 0 } heading ? heading : null;
    }

    private string Name(string file) => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
