namespace Ponder.Answers;

/// <summary>What counts as an answer in a text.</summary>
public sealed record ExtractionOptions
{
    /// <summary>Boxes, answer phrases, closing formulas; never a number that merely happens to be last.</summary>
    public static ExtractionOptions Default { get; } = new();

    /// <summary>With nothing better, take the last number of the text.</summary>
    /// <value>False by default.</value>
    public bool LastNumber { get; init; }
}
