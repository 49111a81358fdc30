using System.Buffers;

namespace Ponder.Core.Storage;

/// <summary>The rule for names, which makes each one a path below the root, the same on every file system and in every container.</summary>
public static class BlobName
{
    /// <summary>The longest name, which is Azure's.</summary>
    public const int Most = 1024;

    /// <summary>The rule in words.</summary>
    public const string Expected =
        "parts joined by '/', each of 1 to 255 lower-case letters, digits, '.', '_' and '-' and not beginning with a dot, at most 1,024 signs in all";

    private const int MostOfPart = 255;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The name itself, where it is one.</summary>
    /// <exception cref="ArgumentException">It is none; the message tells the rule.</exception>
    public static string Check(string name) =>
        IsValid(name) ? name : throw new ArgumentException($"'{name}' is no blob name: expected {Expected}.", nameof(name));

    /// <summary>The prefix itself, where a name may begin with it; the empty one is allowed.</summary>
    /// <exception cref="ArgumentException">No name begins with it; the message tells the rule.</exception>
    public static string CheckPrefix(string prefix) =>
        prefix.Split('/') is [.. var folders, var rest] && folders.All(IsPart) && (rest.Length == 0 || IsPart(rest))
            ? prefix
            : throw new ArgumentException($"'{prefix}' begins no blob name: expected {Expected}.", nameof(prefix));

    /// <summary>Whether it is a blob's name.</summary>
    public static bool IsValid(string name) => name.Length <= Most && name.Split('/').All(IsPart);

    private static bool IsPart(string part) => part.Length is > 0 and <= MostOfPart && part[0] != '.' && !part.AsSpan().ContainsAnyExcept(Allowed);
}
