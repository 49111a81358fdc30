using Ponder.Search.Allocation;

namespace Ponder.Search.Calibration;

/// <summary>Sorts problems into five bins of difficulty for this proposer, 1 the easiest.</summary>
public static class Bins
{
    /// <summary>How many bins there are (Snell et al. 2024, section 3.2).</summary>
    public const int Count = 5;

    /// <summary>Quintiles of these problems: each one's bin, from its pass rate or whatever stands for it; ties by place.</summary>
    /// <param name="ease">Higher is easier.</param>
    public static IReadOnlyList<int> Quintiles(IReadOnlyList<double> ease)
    {
        var bins = new int[ease.Count];
        var rank = 0;
        foreach (var place in Enumerable.Range(0, ease.Count).OrderByDescending(p => ease[p]).ThenBy(p => p)) bins[place] = 1 + (rank++ * Count / ease.Count);
        return bins;
    }

    /// <summary>The ease at which each of the four easier quintiles ends.</summary>
    public static IReadOnlyList<double> Thresholds(IReadOnlyList<double> ease)
    {
        var falling = ease.OrderDescending().ToList();
        return [.. Enumerable.Range(1, Count - 1).Select(bin => falling[Math.Max(0, (bin * falling.Count / Count) - 1)])];
    }

    /// <summary>Each problem's bin by the table's thresholds, or by the job's own quintiles where the table has none.</summary>
    public static IReadOnlyList<int> Predicted(CalibrationTable table, IReadOnlyList<Standing> standings, bool scored)
    {
        var ease = standings.Select(s => s.Pilot.Ease(scored)).ToList();
        return table.Thresholds.Count == 0 || !scored ? Quintiles(ease) : [.. ease.Select(e => 1 + table.Thresholds.Count(t => e < t))];
    }
}
