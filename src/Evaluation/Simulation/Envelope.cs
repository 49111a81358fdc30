using System.Globalization;
using Ponder.Evaluation.Statistics;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Simulation;

/// <summary>
/// The best that mixtures of uniform rules reach at every spend: the upper concave hull of majority@1 to 64, ESC with windows of 3 and 5, and
/// adaptive consistency with confidences of .75 to .99, both with limits of 8, 16 and 64.
/// </summary>
internal static class Envelope
{
    private static readonly int[] Limits = [8, 16, 64];

    /// <summary>The rules it is made of; weighted best-of-N too where there are scores.</summary>
    public static IReadOnlyList<StrategyChoice> Rules(bool scored) => !scored ? Plain
        : [.. Plain, .. Enumerable.Range(1, 64).Select(n => StrategyChoice.Of(StrategyNames.WeightedBestOfN, n))];

    private static IReadOnlyList<StrategyChoice> Plain { get; } =
    [
        .. Enumerable.Range(1, 64).Select(n => StrategyChoice.Of(StrategyNames.Majority, n)),
        .. from window in (int[])[3, 5]
           from limit in Limits
           select StrategyChoice.Of(StrategyNames.Esc, limit).With("window", window.ToString(CultureInfo.InvariantCulture)),
        .. from confidence in (string[])["0.75", "0.8", "0.85", "0.9", "0.95", "0.97", "0.99"]
           from limit in Limits
           select StrategyChoice.Of(StrategyNames.AdaptiveConsistency, limit).With("confidence", confidence),
    ];

    /// <summary>The corners, by rising tokens: each costs more and is better than the one before.</summary>
    public static IReadOnlyList<EnvelopeCorner> Of(IEnumerable<EnvelopeCorner> points) => UpperHull.Of(points, p => p.Tokens, p => p.Accuracy);

    /// <summary>Its height at a spend; not a number below the cheapest corner.</summary>
    public static double At(IReadOnlyList<EnvelopeCorner> hull, double tokens)
    {
        if (tokens < hull[0].Tokens) return double.NaN;
        for (var i = 1; i < hull.Count; i++)
        {
            if (tokens < hull[i].Tokens) return hull[i - 1].Accuracy + (Slope(hull[i - 1], hull[i]) * (tokens - hull[i - 1].Tokens));
        }

        return hull[^1].Accuracy;
    }

    private static double Slope(EnvelopeCorner a, EnvelopeCorner b) => b.Tokens > a.Tokens ? (b.Accuracy - a.Accuracy) / (b.Tokens - a.Tokens) : double.PositiveInfinity;
}
