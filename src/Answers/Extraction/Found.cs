namespace Ponder.Answers.Extraction;

/// <summary>An answer, where in the text it was read, and whether nothing else could be meant.</summary>
internal sealed record Found(int Start, int End, string Text)
{
    /// <summary>It is a number, a formula, a choice or a word or two, and not a remnant of a sentence.</summary>
    public bool Clear { get; init; } = true;

    /// <summary>Which rule read it, in words.</summary>
    public string Rule { get; init; } = "";
}
