using Ponder.Evaluation.Statistics;

namespace Ponder.Evaluation.Curves;

/// <summary>
/// Something found elsewhere, or a comparison, held against this evaluation. It holds where the low end of the 95 % interval is above the target,
/// and would be after a correction for all that was looked at (<see cref="Adjusted"/>).
/// </summary>
public sealed record Claim(string Name, string Meaning, double Value, double Low, double High, double Target, bool Holds)
{
    /// <summary>What the values are.</summary>
    public ClaimUnit Unit { get; init; }

    /// <summary>How likely a value short of the target shows this by luck; null where the claim is no test.</summary>
    public double? P { get; init; }

    /// <summary>The two-sided p-value after Holm's correction over all claims, 0..1; null where there was none.</summary>
    public double? Adjusted { get; init; }

    internal static Claim Of(string name, string meaning, Estimate estimate) =>
        new(name, meaning, estimate.Value, estimate.Low, estimate.High, 0, estimate.Low > 0) { P = estimate.P };
}

/// <summary>What a claim's values are.</summary>
public enum ClaimUnit
{
    /// <summary>A difference in accuracy, 0.01 a point; it is to be at least the target.</summary>
    Points,

    /// <summary>A ratio of costs; it is to be at most the target.</summary>
    Ratio,
}
