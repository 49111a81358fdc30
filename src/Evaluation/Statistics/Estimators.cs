namespace Ponder.Evaluation.Statistics;

/// <summary>Unbiased estimators over independent samples; a prefix of one run is none for a smaller run's luck.</summary>
public static class Estimators
{
    /// <summary>
    /// pass@k from <paramref name="n"/> samples of which <paramref name="right"/> are right: 1 − C(n − right, k) / C(n, k)
    /// (Chen et al. 2021, section 2.1).
    /// </summary>
    /// <param name="n">Samples drawn.</param>
    /// <param name="right">Those that are right, 0..n.</param>
    /// <param name="k">Samples the estimate is for, 1..n.</param>
    /// <returns>A chance, 0..1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is more than <paramref name="n"/>.</exception>
    public static double PassAtK(int n, int right, int k)
    {
        if (k > n) throw new ArgumentOutOfRangeException(nameof(k), k, $"expected at most the {n} samples there are");
        if (n - right < k) return 1;
        var miss = 1.0;
        for (var i = n - right + 1; i <= n; i++) miss *= 1 - (k / (double)i);
        return 1 - miss;
    }

    /// <summary>
    /// Area under the ROC curve: the chance that a right candidate scores above a wrong one, ties half (Mann and Whitney 1947's U as a
    /// share); not a number where one class is empty.
    /// </summary>
    public static double Auc(IEnumerable<(double Score, bool Right)> scored)
    {
        var ordered = scored.OrderBy(s => s.Score).ToList();
        var (right, ranks) = (0L, 0.0);
        for (var start = 0; start < ordered.Count;)
        {
            var end = start;
            while (end < ordered.Count && ordered[end].Score == ordered[start].Score) end++;
            var hits = ordered[start..end].Count(s => s.Right);
            ranks += hits * ((start + 1 + end) / 2.0);
            (right, start) = (right + hits, end);
        }

        var wrong = ordered.Count - right;
        return right == 0 || wrong == 0 ? double.NaN : (ranks - (right * (right + 1) / 2.0)) / right / wrong;
    }
}
