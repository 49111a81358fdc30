namespace Ponder.Answers;

/// <summary>What counts as an answer in a text.</summary>
public sealed record ExtractionOptions
{
    /// <summary>Boxes, answer phrases, closing formulas; never a number that merely happens to be last.</summary>
    public static ExtractionOptions Default { get; } = new();

    /// <summary>What kind of answer is sought.</summary>
    /// <value><see cref="AnswerKind.Math"/> by default.</value>
    public AnswerKind Kind { get; init; }

    /// <summary>The problem's text: of a choice, it lists the options.</summary>
    /// <value>Null by default: then options are A to J, and known by their letters alone.</value>
    public string? Problem { get; init; }

    /// <summary>With nothing better, take the last number of the text; of mathematics only.</summary>
    /// <value>False by default.</value>
    public bool LastNumber { get; init; }
}
