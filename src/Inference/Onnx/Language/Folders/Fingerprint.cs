using System.Security.Cryptography;
using System.Text;

namespace Ponder.Inference.Onnx.Language.Folders;

/// <summary>Tells models apart: a hash of the weights, wherever they stand, the tokenizer, and all else that texts depend on.</summary>
internal static class Fingerprint
{
    private static readonly string[] Words = [".json", ".jinja", ".md", ".txt", ".py", ".gitattributes", ".onnx"];

    /// <param name="folder">The model's folder.</param>
    /// <param name="others">What texts depend on beside its files.</param>
    public static string Of(ModelFolder folder, params IEnumerable<string?> others)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Weights(folder).AsParallel().AsOrdered().Select(Hash)) hash.AppendData(part);
        hash.AppendData(Hash(Path.Combine(folder.Folder, "tokenizer.json")));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', others)));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>The model's file and those beside it that may hold its weights.</summary>
    public static IReadOnlyList<string> Weights(ModelFolder folder) =>
        [folder.Model, .. Directory.EnumerateFiles(Path.GetDirectoryName(folder.Model)!).Order(StringComparer.Ordinal)
            .Where(file => !Words.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))];

    private static byte[] Hash(string path)
    {
        using var file = File.OpenRead(path);
        return SHA256.HashData(file);
    }
}
