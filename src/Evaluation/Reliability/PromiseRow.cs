using Ponder.Evaluation.Statistics;
using Ponder.Search.Reliability;

namespace Ponder.Evaluation.Reliability;

/// <summary>What a promise of accuracy came to, on draws of problems with references.</summary>
/// <param name="Target">The accuracy that was promised.</param>
/// <param name="Draws">Draws it was tried on.</param>
/// <param name="Met">Draws whose answered rows were right as often; one without an answered row counts.</param>
/// <param name="Coverage">The share of rows that were answered, over draws.</param>
/// <param name="Accuracy">The share of answered rows that were right, of all draws; not a number where there were none.</param>
/// <param name="Hindsight">The largest coverage with that accuracy that some threshold on the confidence reaches, known only with hindsight.</param>
/// <param name="ShareHindsight">The same of the raw share.</param>
public sealed record PromiseRow(double Target, int Draws, int Met, Estimate Coverage, double Accuracy, double Hindsight, double ShareHindsight)
{
    /// <summary>Tries a target on draws.</summary>
    /// <param name="held">What calibration saw.</param>
    /// <param name="draws">The answers of each draw.</param>
    /// <param name="target">The accuracy to promise.</param>
    internal static PromiseRow Of(HeldOutCases held, IReadOnlyList<IReadOnlyList<AnsweredCase>> draws, double target)
    {
        var (met, coverage, taken, right) = (0, new List<double>(), 0, 0);
        foreach (var draw in draws)
        {
            var from = AccuracyPromise.Threshold(held, [.. draw.Select(c => c.Confidence)], target);
            var answered = draw.Where(c => from is { } least && HeldOutBin.Of(c.Confidence) >= least).ToList();
            var hits = answered.Count(c => c.Right);
            if (hits >= (target * answered.Count) - 1e-9) met++;
            coverage.Add(answered.Count / (double)Math.Max(1, draw.Count));
            (taken, right) = (taken + answered.Count, right + hits);
        }

        return new(
            target, draws.Count, met, Bootstrap.Mean(coverage), taken == 0 ? double.NaN : right / (double)taken,
            RiskCoverage.Largest([.. draws.SelectMany(d => d).Select(c => (c.Confidence, c.Right))], target),
            RiskCoverage.Largest([.. draws.SelectMany(d => d).Select(c => (c.Share, c.Right))], target));
    }
}
