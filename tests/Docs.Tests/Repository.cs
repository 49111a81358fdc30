using System.Runtime.CompilerServices;

namespace Ponder.Docs.Tests;

/// <summary>The working tree these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Foreign = ["bin", "obj", "node_modules", "shared"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    /// <summary>The pages whose blocks are held: README.md and docs/.</summary>
    public static IReadOnlyList<string> Pages { get; } =
        ["README.md", .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md").Order(StringComparer.Ordinal).Select(Relative)];

    /// <summary>Every Markdown file, wherever it is.</summary>
    public static IReadOnlyList<string> Markdown { get; } = [.. Below(Root).Select(Relative).Order(StringComparer.Ordinal)];

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    private static IEnumerable<string> Below(string folder) => Directory.GetFiles(folder, "*.md").Concat(
        Directory.GetDirectories(folder)
            .Where(inner => Path.GetFileName(inner) is var name && !name.StartsWith('.') && !Foreign.Contains(name))
            .SelectMany(Below));

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string Here([CallerFilePath] string path = "") => path;
}
