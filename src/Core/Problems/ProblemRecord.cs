namespace Ponder.Core.Problems;

/// <summary>One record of a file, before it is read as a problem.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Name">What it is called where it has no id of its own.</param>
/// <param name="Json">The record as a JSON object in UTF-8; null where it cannot be had.</param>
/// <param name="Fault">Why it cannot.</param>
public readonly record struct ProblemRecord(int Line, string Name, byte[]? Json, string? Fault = null)
{
    /// <summary>The byte of the text that <see cref="Json"/> begins at, where it stands there as it is; null where it was put together, as of a table's cells.</summary>
    public long? At { get; init; }
}
