using System.Diagnostics;
using System.Security.Cryptography;

namespace Ponder.TestKit.Emulators;

/// <summary>Azurite as its lock file pins it, in the user's cache: installed once, however many ask at once.</summary>
internal static class AzuriteInstallation
{
    private static readonly string Recipe = Path.Combine(AppContext.BaseDirectory, "Emulators", "azurite");

    public static string Script => Path.Combine(Recipe, "run.js");

    /// <returns>The folder that holds its <c>node_modules</c>.</returns>
    public static async Task<string> EnsureAsync()
    {
        var hash = SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Recipe, "package-lock.json")));
        var home = Path.Combine(CacheFolder(), "ponder", "azurite", Convert.ToHexStringLower(hash)[..12]);
        Directory.CreateDirectory(Path.GetDirectoryName(home)!);
        await using var onlyOne = await LockAsync(home + ".lock");
        if (Directory.Exists(home)) return home;

        var work = home + ".work";
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        Directory.CreateDirectory(work);
        foreach (var file in new[] { "package.json", "package-lock.json" }) File.Copy(Path.Combine(Recipe, file), Path.Combine(work, file));
        await InstallAsync(work);
        Directory.Move(work, home);
        return home;
    }

    private static async Task InstallAsync(string folder)
    {
        var (shell, flag) = OperatingSystem.IsWindows() ? ("cmd", "/c") : ("sh", "-c");
        using var npm = Process.Start(new ProcessStartInfo(shell, [flag, "npm ci --ignore-scripts --no-audit --no-fund"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci in {folder} ended with {npm.ExitCode}: {errors}{await output}");
    }

    private static string CacheFolder() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } folder ? folder
        : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

    private static async Task<FileStream> LockAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(200);
            }
        }
    }
}
