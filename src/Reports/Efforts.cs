using Ponder.Engine.Results;
using Ponder.Search.Calibration;

namespace Ponder.Reports;

/// <summary>Where the budget went, by difficulty and wave: a few numbers per problem, so that a job of any size has them.</summary>
internal sealed class Efforts
{
    private readonly List<double> predicted = [];
    private readonly List<double> known = [];
    private readonly List<bool?> right = [];
    private readonly List<(int Problem, int Wave, long Tokens)> visits = [];

    /// <summary>Counts a problem.</summary>
    /// <param name="row">What it came to.</param>
    /// <param name="ease">How easy it looked at first, 0..1.</param>
    /// <param name="share">The share of its votes that are right; null where that is not known.</param>
    public void Add(ResultRow row, double ease, double? share)
    {
        foreach (var visit in row.History) visits.Add((right.Count, visit.Wave, visit.Spend.Tokens));
        predicted.Add(ease);
        if (share is { } s) known.Add(s);
        right.Add(row.Correct);
    }

    /// <summary>Each problem's bin as predicted: by the table the job went by, or quintiles of the job's own.</summary>
    public IReadOnlyList<int> Predicted(CalibrationTable? table) => table?.Looks[^1].Thresholds is { Count: > 0 } thresholds
        ? [.. predicted.Select(e => Bins.Of(thresholds, e))]
        : Bins.Quintiles(predicted);

    /// <summary>Each problem's bin by its votes held against the reference; null where a problem has none.</summary>
    public IReadOnlyList<int>? Known => known.Count > 0 && known.Count == right.Count ? Bins.Quintiles(known) : null;

    /// <summary>Every bin's problems, how they were answered, and tokens wave by wave.</summary>
    public IReadOnlyList<BinEffort> By(IReadOnlyList<int> bins, int waves)
    {
        var efforts = Enumerable.Range(1, Bins.Count).Select(bin => new BinEffort(bin, new long[waves])).ToList();
        foreach (var (problem, wave, tokens) in visits) efforts[bins[problem] - 1].Tokens[wave] += tokens;
        for (var problem = 0; problem < bins.Count; problem++)
        {
            var effort = efforts[bins[problem] - 1];
            effort.Problems++;
            if (right[problem] is not { } correct) continue;
            effort.Graded++;
            if (correct) effort.Right++;
        }

        return efforts;
    }
}

/// <summary>A bin, and what each wave spent on its problems.</summary>
internal sealed record BinEffort(int Bin, long[] Tokens)
{
    public int Problems { get; set; }

    /// <summary>Those whose answer is known.</summary>
    public int Graded { get; set; }

    /// <summary>Those answered right.</summary>
    public int Right { get; set; }
}
