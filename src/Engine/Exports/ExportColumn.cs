namespace Ponder.Engine.Exports;

/// <summary>A column of an export.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its cells hold; any may be null.</param>
public sealed record ExportColumn(string Name, CellType Type);

/// <summary>What a cell holds.</summary>
public enum CellType
{
    /// <summary>A <see cref="string"/>.</summary>
    Text,

    /// <summary>A <see cref="long"/>.</summary>
    Whole,

    /// <summary>A <see cref="double"/>.</summary>
    Number,

    /// <summary>A <see cref="bool"/>.</summary>
    Truth,

    /// <summary>A list of <see cref="double"/>.</summary>
    Numbers,

    /// <summary>A list of <see cref="string"/>.</summary>
    Texts,

    /// <summary>Messages of a role and a content each: pairs of strings.</summary>
    Messages,
}
