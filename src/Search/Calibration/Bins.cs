using Ponder.Search.Standings;

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

    /// <summary>
    /// Each problem's bin by the table's thresholds for as many samples as it has, or by the job's own quintiles where the table has none.
    /// </summary>
    public static IReadOnlyList<int> Predicted(CalibrationTable table, IReadOnlyList<Standing> standings, bool scored)
    {
        if (!scored || table.Looks.Any(look => look.Thresholds.Count == 0)) return Quintiles([.. standings.Select(s => s.Pilot.Ease(scored))]);
        return [.. standings.Select(s => Of(table.Look(s.Pilot.Samples).Thresholds, s.Pilot.Ease(scored)))];
    }

    /// <summary>The bin of an ease.</summary>
    public static int Of(IReadOnlyList<double> thresholds, double ease) => 1 + thresholds.Count(t => ease < t);
}
