using Ponder.Search.Options;

namespace Ponder.Cli.Files;

/// <summary>Finds out before anything is paid whether a folder can keep jobs.</summary>
internal static class StoreProbe
{
    /// <summary>Writes a file of no name beside where the folder would be, and takes it away again.</summary>
    /// <exception cref="OptionException">Nothing can be written there.</exception>
    public static void Check(string folder)
    {
        var there = Path.GetFullPath(folder);
        while (!Directory.Exists(there))
        {
            if (File.Exists(there)) throw new OptionException($"--store is {folder}: {there} is a file, and jobs need a folder");
            there = Path.GetDirectoryName(there) ?? throw new OptionException($"--store is {folder}: there is no such place");
        }

        try
        {
            using var probe = new FileStream(Path.Combine(there, $".ponder-{Guid.NewGuid():N}"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OptionException($"--store is {folder}: nothing can be written in {there}{Why(e)}; name another folder with --store");
        }
    }

    private static string Why(Exception e) => e.Message.Contains("Read-only", StringComparison.OrdinalIgnoreCase) ? " (read-only file system)"
        : e.Message.Contains("No space", StringComparison.OrdinalIgnoreCase) ? " (no space left)" : "";
}
