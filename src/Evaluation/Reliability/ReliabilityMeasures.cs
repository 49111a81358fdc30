using Ponder.Evaluation.Statistics;

namespace Ponder.Evaluation.Reliability;

/// <summary>How well confidences say what is right.</summary>
/// <param name="Problems">Answers that were looked at.</param>
/// <param name="Accuracy">The share of them that is right.</param>
/// <param name="Error">The expected calibration error, in adaptive bins (Nixon et al. 2019): 0 is honest.</param>
/// <param name="Brier">The mean squared difference from what came (Brier 1950): 0 is perfect.</param>
/// <param name="Auroc">The chance that a right answer is surer than a wrong one; not a number where one kind is missing.</param>
/// <param name="Bins">The reliability diagram's points.</param>
public sealed record ReliabilityMeasures(int Problems, double Accuracy, Estimate Error, Estimate Brier, Estimate Auroc, IReadOnlyList<ReliabilityBin> Bins)
{
    private const int Worlds = 200;
    private const int FewestBins = 5;
    private const int PerBin = 100;

    /// <summary>
    /// The error on average if every confidence were exactly the chance of being right: so few cases show as much by luck alone (the mean of
    /// 200 draws of outcomes from the confidences).
    /// </summary>
    /// <value>Not a number without answers.</value>
    public double Luck { get; init; } = double.NaN;

    /// <summary>The measures with 95 % intervals over problems.</summary>
    /// <param name="cases">A confidence for each answer, and whether it was right.</param>
    public static ReliabilityMeasures Of(IReadOnlyList<(double Confidence, bool Right)> cases)
    {
        return new(
            cases.Count, cases.Count == 0 ? double.NaN : cases.Average(c => c.Right ? 1.0 : 0.0),
            Positive(Bootstrap.Statistic(cases.Count, places => ErrorOf([.. places.Select(p => cases[p])]), centred: true)),
            Bootstrap.Mean([.. cases.Select(c => Math.Pow(c.Confidence - (c.Right ? 1 : 0), 2))]),
            Bootstrap.Statistic(cases.Count, places => Estimators.Auc(places.Select(p => cases[p]))),
            BinsOf(cases))
        { Luck = LuckOf(cases) };
    }

    private static Estimate Positive(Estimate error) => error with { Low = Math.Max(0, error.Low) };

    private static double LuckOf(IReadOnlyList<(double Confidence, bool Right)> cases)
    {
        if (cases.Count == 0) return double.NaN;
        var draws = new Draws($"luck {cases.Count}");
        return Enumerable.Range(0, Worlds).Average(_ => ErrorOf([.. cases.Select(c => (c.Confidence, draws.Unit() < c.Confidence))]));
    }

    private static double ErrorOf(IReadOnlyList<(double Confidence, bool Right)> cases) =>
        BinsOf(cases).Sum(bin => bin.Count * Math.Abs(bin.Confidence - bin.Accuracy)) / Math.Max(1, cases.Count);

    /// <summary>Bins of as many cases each: five, or one for every hundred cases where that is more.</summary>
    private static IReadOnlyList<ReliabilityBin> BinsOf(IReadOnlyList<(double Confidence, bool Right)> cases)
    {
        var (ordered, count) = (cases.OrderBy(c => c.Confidence).ToList(), Math.Max(FewestBins, cases.Count / PerBin));
        var bins = new List<ReliabilityBin>();
        for (var i = 0; i < count; i++)
        {
            var some = ordered[(i * cases.Count / count)..((i + 1) * cases.Count / count)];
            if (some.Count > 0) bins.Add(new(some.Average(c => c.Confidence), some.Average(c => c.Right ? 1.0 : 0.0), some.Count));
        }

        return bins;
    }
}

/// <summary>A point of a reliability diagram.</summary>
/// <param name="Confidence">The mean confidence of its answers.</param>
/// <param name="Accuracy">The share of them that is right.</param>
/// <param name="Count">How many they are.</param>
public sealed record ReliabilityBin(double Confidence, double Accuracy, int Count);
