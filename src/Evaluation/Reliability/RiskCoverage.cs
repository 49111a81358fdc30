namespace Ponder.Evaluation.Reliability;

/// <summary>
/// How many answers can be used unread, and how right they are: the risk-coverage curve of selective prediction (El-Yaniv and Wiener 2010).
/// </summary>
public static class RiskCoverage
{
    /// <summary>The curve, from the surest answers alone to all of them; answers of the same confidence come together.</summary>
    /// <param name="cases">A confidence for each answer, and whether it was right.</param>
    public static IReadOnlyList<CoveragePoint> Of(IReadOnlyList<(double Confidence, bool Right)> cases)
    {
        var (points, taken, right) = (new List<CoveragePoint>(), 0, 0);
        foreach (var alike in cases.GroupBy(c => c.Confidence).OrderByDescending(g => g.Key))
        {
            (taken, right) = (taken + alike.Count(), right + alike.Count(c => c.Right));
            points.Add(new(alike.Key, taken / (double)cases.Count, right / (double)taken));
        }

        return points;
    }

    /// <summary>The largest share of answers, the surest first, that are right as often as the target: known only with hindsight.</summary>
    /// <param name="cases">A confidence for each answer, and whether it was right.</param>
    /// <param name="target">An accuracy, 0..1.</param>
    public static double Largest(IReadOnlyList<(double Confidence, bool Right)> cases, double target) =>
        Of(cases).Where(p => p.Accuracy >= target).Select(p => p.Coverage).DefaultIfEmpty(0).Max();
}

/// <summary>A point of a risk-coverage curve.</summary>
/// <param name="Confidence">From which confidence on answers are taken.</param>
/// <param name="Coverage">The share of answers that are taken, 0..1.</param>
/// <param name="Accuracy">The share of those that are right.</param>
public sealed record CoveragePoint(double Confidence, double Coverage, double Accuracy);
