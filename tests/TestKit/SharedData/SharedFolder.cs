namespace Ponder.TestKit.SharedData;

/// <summary>The data beside the project, found by walking up from the tests; see the README there.</summary>
public static class SharedFolder
{
    private static readonly string? Root = Find();

    /// <summary>Whether the file is there.</summary>
    public static bool Has(string file) => Root is not null && File.Exists(Path.Combine(Root, file));

    /// <summary>The file's full path.</summary>
    public static string Locate(string file) => Path.Combine(Root ?? throw new DirectoryNotFoundException("shared/data"), file);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data)) return data;
        }
        return null;
    }
}
