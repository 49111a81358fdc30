namespace Ponder.Search.Reliability;

/// <summary>
/// From which confidence on answers can be used unread: selective prediction with a promise that is tested (Learn-then-Test, Angelopoulos et
/// al. 2021, thresholds tested in a fixed order). A threshold passes where the accuracy of the job's own answers above it is at least the
/// target with 95 % probability, by the beta-binomial distribution of wrong answers among them given those among the calibration's. The order
/// is that of the confidences' own word: what they say is likeliest to pass is tested first, and the first that fails ends the tests. It
/// assumes that the job's problems are drawn as the calibration's were.
/// </summary>
public static class AccuracyPromise
{
    private const double Risk = 0.05;
    private const int Levels = 20;

    /// <summary>The lowest confidence that passes; null where none does.</summary>
    /// <param name="cases">Held-out cases, the surest first.</param>
    /// <param name="confidences">The job's confidences, in any order.</param>
    /// <param name="target">The accuracy to promise, over 0 and under 1.</param>
    public static double? Threshold(HeldOutCases cases, IReadOnlyList<double> confidences, double target)
    {
        double? passed = null;
        foreach (var level in LevelsOf(cases).Select(level => level.For(confidences, target)).Where(l => l.Count > 0).OrderBy(l => l.Told).ThenBy(l => l.From))
        {
            if (level.Seen > Risk) break;
            passed = Math.Min(passed ?? 1, level.From);
        }

        return passed;
    }

    /// <summary>
    /// What a job of so many problems, answered as the calibration's were, may expect: the threshold, and the share of its rows over it; null where
    /// nothing can be promised.
    /// </summary>
    /// <param name="cases">Held-out cases, the surest first.</param>
    /// <param name="problems">Problems of the job.</param>
    /// <param name="target">The accuracy to promise, over 0 and under 1.</param>
    public static (double Threshold, double Coverage)? Expected(HeldOutCases cases, int problems, double target)
    {
        var all = cases.Bins.Sum(b => b.Right + b.Wrong);
        var (confidences, seen) = (new List<double>(), 0L);
        foreach (var bin in cases.Bins)
        {
            seen += bin.Right + bin.Wrong;
            while (confidences.Count < seen * problems / all) confidences.Add(bin.Confidence);
        }

        return Threshold(cases, confidences, target) is { } from ? (from, confidences.Count(c => HeldOutBin.Of(c) >= from) / (double)problems) : null;
    }

    /// <summary>Thresholds that take a twentieth more of the cases each.</summary>
    private static IEnumerable<Level> LevelsOf(HeldOutCases cases)
    {
        var all = cases.Bins.Sum(b => b.Right + b.Wrong);
        var (right, wrong, told, next) = (0, 0, 0.0, 1);
        foreach (var bin in cases.Bins)
        {
            (right, wrong, told) = (right + bin.Right, wrong + bin.Wrong, told + ((bin.Right + bin.Wrong) * (1 - bin.Confidence)));
            if ((right + wrong) * Levels < all * next) continue;
            while ((right + wrong) * Levels >= all * next) next++;
            yield return new(bin.Confidence, right, wrong, told);
        }
    }

    private sealed record Level(double Threshold, int Right, int Wrong, double ToldWrong)
    {
        public (double From, int Count, double Told, double Seen) For(IReadOnlyList<double> confidences, double target)
        {
            var count = confidences.Count(c => HeldOutBin.Of(c) >= Threshold);
            var most = (int)Math.Floor(((1 - target) * count) + 1e-9);
            return (Threshold, count, Exceeds(Right + Wrong - ToldWrong, ToldWrong, count, most), Exceeds(Right, Wrong, count, most));
        }
    }

    /// <summary>
    /// How likely more than <paramref name="most"/> of <paramref name="count"/> further answers are wrong, given those that were seen and a
    /// uniform prior.
    /// </summary>
    public static double Exceeds(double right, double wrong, int count, int most)
    {
        // P(0) is the product of (right + i) / (right + wrong + 1 + i); the others follow from their ratio.
        var chance = 1.0;
        for (var i = 1; i <= count; i++) chance *= (right + i) / (right + wrong + 1 + i);
        var within = 0.0;
        for (var k = 0; k <= Math.Min(most, count); k++)
        {
            within += chance;
            chance *= (count - k) / (double)(k + 1) * (wrong + 1 + k) / (right + count - k);
        }

        return Math.Max(0, 1 - within);
    }
}
