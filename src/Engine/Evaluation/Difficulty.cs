namespace Ponder.Engine.Evaluation;

/// <summary>Difficulty relative to the proposer: five quantile bins, 1 the easiest (Snell et al. 2024, section 3.2).</summary>
public static class Difficulty
{
    /// <summary>How many bins there are.</summary>
    public const int Bins = 5;

    /// <summary>Each problem's bin, from its pass rate or whatever stands for it: higher is easier; ties by place.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> ease)
    {
        var bins = new int[ease.Count];
        var rank = 0;
        foreach (var place in Enumerable.Range(0, ease.Count).OrderByDescending(p => ease[p]).ThenBy(p => p)) bins[place] = 1 + (rank++ * Bins / ease.Count);
        return bins;
    }
}
