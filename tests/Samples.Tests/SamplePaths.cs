using System.Runtime.CompilerServices;

namespace Ponder.Samples.Tests;

/// <summary>Where the samples' files are.</summary>
internal static class SamplePaths
{
    public static string Of(string sample, string file) => Path.Combine(Samples(), sample, file);

    private static string Samples([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../samples"));
}
