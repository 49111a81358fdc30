using System.Runtime.CompilerServices;

namespace Ponder.Samples.Tests;

/// <summary>Where the samples' files are.</summary>
internal static class SamplePaths
{
    public static string Of(string sample, string file) => Path.Combine(Samples(), sample, file);

    /// <summary>The program as it was built with these tests, in its own folder: beside the tests it would miss what ASP.NET brings.</summary>
    public static string Program(string sample)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        return Of(sample, Path.Combine("bin", built.Parent!.Name, built.Name, $"Ponder.{sample}.dll"));
    }

    private static string Samples([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../samples"));
}
