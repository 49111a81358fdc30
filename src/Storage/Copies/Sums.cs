using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Ponder.Storage.Copies;

/// <summary>What <c>sha256sum</c> wrote of a folder's files: a line each with the hash and the name.</summary>
internal sealed partial class Sums
{
    /// <summary>The file's name, in the folder itself.</summary>
    public const string FileName = "sha256sums.txt";

    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);

    /// <summary>No hashes.</summary>
    public static Sums None { get; } = new();

    /// <summary>The names that it has hashes of.</summary>
    public IEnumerable<string> Names => hashes.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">A line is of another form.</exception>
    public static Sums Read(string path)
    {
        var sums = new Sums();
        foreach (var (line, number) in File.ReadLines(path).Select((line, i) => (line, i + 1)))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Line().Match(line) is not { Success: true } match)
                throw new InvalidDataException($"{FileName}, line {number}: expected a hash of 64 digits and a name, as of sha256sum");
            // Made in the folder itself, it has a line of its own, from when it was empty.
            if (match.Groups[2].Value != FileName) sums.hashes[match.Groups[2].Value] = match.Groups[1].Value.ToLowerInvariant();
        }

        return sums;
    }

    /// <summary>Whether something says what the file's content must be.</summary>
    public bool Knows(BlobFile file) => file.Md5 is not null || hashes.ContainsKey(file.Name);

    /// <summary>What is wrong with the fetched file; null where nothing is, or nothing is known of it.</summary>
    public async Task<string?> FaultAsync(BlobFile file, string path, CancellationToken cancel)
    {
        if (!Knows(file)) return null;
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var content = File.OpenRead(path);
        var buffer = new byte[1 << 20];
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            if (file.Md5 is not null) md5.AppendData(buffer, 0, read);
            if (hashes.ContainsKey(file.Name)) sha.AppendData(buffer, 0, read);
        }

        if (file.Md5 is { } expected && !md5.GetHashAndReset().AsSpan().SequenceEqual(expected))
            return "its content is not what its Content-MD5 says";
        return hashes.TryGetValue(file.Name, out var hash) && Convert.ToHexStringLower(sha.GetHashAndReset()) != hash
            ? $"its content is not what {FileName} says" : null;
    }

    [GeneratedRegex(@"^\\?([0-9a-fA-F]{64}) [ *](?:\./)?(.+?)\s*$")]
    private static partial Regex Line();
}
