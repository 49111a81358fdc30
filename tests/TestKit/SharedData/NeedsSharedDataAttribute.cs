using Ponder.TestKit.Skipping;

namespace Ponder.TestKit.SharedData;

/// <summary>The tests of this class read a file of the shared data and are skipped where it is absent.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsSharedDataAttribute(string file) : NeedsAttribute
{
    /// <summary>Relative to the shared data's folder.</summary>
    public string File { get; } = file;

    /// <inheritdoc/>
    public override string? Missing => SharedFolder.Has(File) ? null : $"shared/data/{File} is not here";
}
