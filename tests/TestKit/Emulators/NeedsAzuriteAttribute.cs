using Ponder.TestKit.Skipping;

namespace Ponder.TestKit.Emulators;

/// <summary>The class's tests talk to the <see cref="Azurite"/> storage emulator, which comes from npm.</summary>
public sealed class NeedsAzuriteAttribute : NeedsAttribute
{
    /// <inheritdoc/>
    public override string? Missing { get; } =
        new[] { "node", "npm" }.FirstOrDefault(program => !IsOnPath(program)) is { } program
            ? $"Azurite needs {program}, which is not on the PATH."
            : null;

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder =>
            new[] { "", ".exe", ".cmd" }.Any(ending => File.Exists(Path.Combine(folder, program + ending))));
}
