namespace Ponder.Search.Reliability;

/// <summary>
/// From which confidence on answers can be used unread: selective prediction with a promise that is tested (Learn-then-Test, Angelopoulos et
/// al. 2021, with thresholds tested in a fixed order). A threshold passes where the accuracy of the job's own answers above it is at least
/// the target with 95 % probability, by the beta-binomial distribution of wrong answers among them given those among the calibration's. It
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
        var all = cases.Bins.Sum(b => b.Right + b.Wrong);
        var (right, wrong, level) = (0, 0, 1);
        double? passed = null;
        foreach (var bin in cases.Bins)
        {
            (right, wrong) = (right + bin.Right, wrong + bin.Wrong);
            if ((right + wrong) * Levels < all * level) continue;
            while ((right + wrong) * Levels >= all * level) level++;
            var count = confidences.Count(c => HeldOutBin.Of(c) >= bin.Confidence);
            var most = (int)Math.Floor(((1 - target) * count) + 1e-9);
            // Too few to pass even if all of them were right: the order of tests begins after these.
            if (Exceeds(right + wrong, 0, count, most) > Risk) continue;
            if (Exceeds(right, wrong, count, most) > Risk) break;
            passed = bin.Confidence;
        }

        return passed;
    }

    /// <summary>
    /// How likely more than <paramref name="most"/> of <paramref name="count"/> further answers are wrong, given those that were seen and a
    /// uniform prior.
    /// </summary>
    public static double Exceeds(int right, int wrong, int count, int most)
    {
        // P(0) is the product of (right + i) / (right + wrong + 1 + i); the others follow from their ratio.
        var chance = 1.0;
        for (var i = 1; i <= count; i++) chance *= (right + i) / (double)(right + wrong + 1 + i);
        var within = 0.0;
        for (var k = 0; k <= Math.Min(most, count); k++)
        {
            within += chance;
            chance *= (count - k) / (double)(k + 1) * (wrong + 1 + k) / (right + count - k);
        }

        return Math.Max(0, 1 - within);
    }
}
