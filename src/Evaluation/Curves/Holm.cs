using Ponder.Evaluation.Statistics;

namespace Ponder.Evaluation.Curves;

/// <summary>
/// Holm's correction (1979): of many findings a twentieth would hold by luck alone. The chance that any does by luck stays below 5 %.
/// </summary>
internal static class Holm
{
    /// <summary>The chance of any lucky finding that is put up with.</summary>
    private const double Level = 0.05;

    /// <summary>The claims in their order, each with its corrected p-value; one that is no test stays as it is.</summary>
    public static IReadOnlyList<Claim> Corrected(IReadOnlyList<Claim> claims)
    {
        var tests = claims.Select((claim, place) => (Place: place, P: TwoSided(claim))).Where(t => t.P is not null).OrderBy(t => t.P).ToList();
        var corrected = claims.ToArray();
        var worst = 0.0;
        for (var rank = 0; rank < tests.Count; rank++)
        {
            worst = Math.Max(worst, Math.Min(1, tests[rank].P!.Value * (tests.Count - rank)));
            var claim = claims[tests[rank].Place];
            corrected[tests[rank].Place] = claim with { Adjusted = worst, Holds = claim.Holds && worst <= Level };
        }

        return corrected;
    }

    private static double? TwoSided(Claim claim) => claim.P is { } p && !double.IsNaN(p) ? Math.Min(1, 2 * Math.Max(Bootstrap.LeastP, Math.Min(p, 1 - p))) : null;
}
