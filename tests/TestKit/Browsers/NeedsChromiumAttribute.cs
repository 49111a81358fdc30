using Ponder.TestKit.Skipping;

namespace Ponder.TestKit.Browsers;

/// <summary>The class's tests open pages in Chromium, where one is on the PATH.</summary>
public sealed class NeedsChromiumAttribute : NeedsAttribute
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    /// <summary>The browser's program; null where there is none.</summary>
    public static string? Program { get; } =
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in Names
         from ending in (string[])["", ".exe"]
         select Path.Combine(folder, name + ending)).FirstOrDefault(File.Exists);

    /// <inheritdoc/>
    public override string? Missing => Program is null ? $"None of {string.Join(", ", Names)} is on the PATH." : null;
}
