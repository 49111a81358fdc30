using System.Buffers;

namespace Ponder.Core.Storage;

/// <summary>The rule for names, which makes each one a path below the root, the same on every file system and in every container.</summary>
public static class BlobName
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The name itself, or an <see cref="ArgumentException"/> that tells the rule.</summary>
    public static string Check(string name) =>
        IsValid(name) ? name : throw new ArgumentException($"'{name}' is no blob name: expected {Expected}.", nameof(name));

    /// <summary>The same for what a name may begin with.</summary>
    public static string CheckPrefix(string prefix) =>
        prefix.Split('/') is [.. var folders, var rest] && folders.All(IsPart) && (rest.Length == 0 || IsPart(rest))
            ? prefix
            : throw new ArgumentException($"'{prefix}' begins no blob name: expected {Expected}.", nameof(prefix));

    /// <summary>Whether it is a blob's name.</summary>
    public static bool IsValid(string name) => name.Split('/').All(IsPart);

    private const string Expected =
        "parts joined by '/', each of lower-case letters, digits, '.', '_' and '-' and not beginning with a dot";

    private static bool IsPart(string part) => part.Length > 0 && part[0] != '.' && !part.AsSpan().ContainsAnyExcept(Allowed);
}
