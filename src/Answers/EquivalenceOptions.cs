namespace Ponder.Answers;

/// <summary>How close is the same.</summary>
public sealed record EquivalenceOptions
{
    /// <summary>Decimals are compared to six places, names of variables matter.</summary>
    public static EquivalenceOptions Default { get; } = new();

    /// <summary>What kind of answers are compared.</summary>
    /// <value><see cref="AnswerKind.Math"/> by default.</value>
    public AnswerKind Kind { get; init; }

    /// <summary>Decimal places to which a decimal is trusted against another number. Exact forms are always compared exactly.</summary>
    /// <value>6 by default; what is below 0 or above 30 counts as 0 or 30.</value>
    public int Precision { get; init; } = 6;

    /// <summary>When false, variables may be renamed: f(x) is f(y).</summary>
    /// <value>True by default.</value>
    public bool Strict { get; init; } = true;

    /// <summary>The same options for a problem of that kind; null, which is the default, stays null for mathematics.</summary>
    /// <param name="options">The options; null is <see cref="Default"/>.</param>
    /// <param name="kind">The kind; null is <see cref="AnswerKind.Math"/>.</param>
    public static EquivalenceOptions? For(AnswerKind? kind, EquivalenceOptions? options) =>
        (kind ?? AnswerKind.Math) == (options ?? Default).Kind ? options : (options ?? Default) with { Kind = kind ?? AnswerKind.Math };
}
