namespace Ponder.Cli.Files;

/// <summary>What is wrong with a file that somebody named, in words.</summary>
internal static class FileWords
{
    /// <summary>Why it cannot be read; null where it can be tried.</summary>
    public static string? Unreadable(string path) => Nameless(path) ?? (Directory.Exists(path) ? $"{path} is a folder: expected a file"
        : File.Exists(path) ? null : $"there is no file {path}");

    /// <summary>Why it cannot be written; null where it can be tried.</summary>
    public static string? Unwritable(string path)
    {
        if (Nameless(path) is { } words) return words;
        if (Directory.Exists(path)) return $"{path} is a folder: expected a file";
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        return File.Exists(folder) ? $"{folder} is a file: {path} cannot be below it"
            : Directory.Exists(folder) ? null : $"there is no folder {folder}: make it, or write {path} elsewhere";
    }

    /// <summary>Why it can be no file's name; null where it can.</summary>
    public static string? Nameless(string path) => string.IsNullOrWhiteSpace(path) ? "the name is empty: expected a file"
        : path.Contains('\0', StringComparison.Ordinal) ? $"\"{path.Replace("\0", "", StringComparison.Ordinal)}\" cannot be a file's name" : null;

    /// <summary>A message of the file system's, without its own words where they say little.</summary>
    public static string Of(Exception e) => e switch
    {
        FileNotFoundException { FileName: { Length: > 0 } name } when e.Message.Contains(name, StringComparison.Ordinal) => $"there is no file {name}",
        DirectoryNotFoundException when Quoted(e.Message) is { } path => Unwritable(path) ?? $"there is no folder {path}",
        UnauthorizedAccessException when Quoted(e.Message) is { } path =>
            Directory.Exists(path) ? $"{path} is a folder: expected a file" : $"{path} may not be read or written here",
        _ => e.Message,
    };

    private static string? Quoted(string text) => text.Split('\'') is { Length: >= 3 } parts ? parts[1] : null;
}
