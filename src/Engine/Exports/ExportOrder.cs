namespace Ponder.Engine.Exports;

/// <summary>Which of a problem's solutions come first.</summary>
public enum ExportOrder
{
    /// <summary>The chosen one, then by score, then the shorter.</summary>
    Best,

    /// <summary>Those that agree with the chosen answer, and of them the shorter; then the others, the shorter first.</summary>
    Shortest,
}
