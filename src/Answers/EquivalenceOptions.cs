namespace Ponder.Answers;

/// <summary>How close is the same.</summary>
public sealed record EquivalenceOptions
{
    /// <summary>Decimals are compared to six places, names of variables matter.</summary>
    public static EquivalenceOptions Default { get; } = new();

    /// <summary>Decimal places to which a decimal is trusted against another number. Exact forms are always compared exactly.</summary>
    public int Precision { get; init; } = 6;

    /// <summary>When false, variables may be renamed: f(x) is f(y).</summary>
    public bool Strict { get; init; } = true;
}
