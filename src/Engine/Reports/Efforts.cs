using Ponder.Engine.Results;
using Ponder.Search.Calibration;

namespace Ponder.Engine.Reports;

/// <summary>Where the budget went, by difficulty and wave: a few numbers per problem, so that a job of any size has them.</summary>
internal sealed class Efforts
{
    private readonly List<double> ease = [];
    private readonly List<bool?> right = [];
    private readonly List<(int Problem, int Wave, long Tokens)> visits = [];

    /// <summary>Counts a problem; <paramref name="easy"/> says how easy it looked at first, 0..1.</summary>
    public void Add(ResultRow row, double easy)
    {
        foreach (var visit in row.History) visits.Add((ease.Count, visit.Wave, visit.Spend.Tokens));
        ease.Add(easy);
        right.Add(row.Correct);
    }

    /// <summary>Each problem's bin: by the table the job went by, or quintiles of the job's own.</summary>
    public IReadOnlyList<int> Bins(CalibrationTable? table) => table is { Thresholds.Count: > 0 }
        ? [.. ease.Select(e => 1 + table.Thresholds.Count(t => e < t))]
        : Search.Calibration.Bins.Quintiles(ease);

    /// <summary>Every bin's problems, accuracy and tokens wave by wave.</summary>
    public IReadOnlyList<BinEffort> Of(IReadOnlyList<int> bins, int waves)
    {
        var tokens = Enumerable.Range(0, Search.Calibration.Bins.Count).Select(_ => new long[waves]).ToList();
        foreach (var (problem, wave, spent) in visits) tokens[bins[problem] - 1][wave] += spent;
        return
        [
            .. tokens.Select((spent, place) =>
            {
                var graded = right.Where((r, problem) => bins[problem] == place + 1 && r is not null).ToList();
                return new BinEffort(place + 1, bins.Count(b => b == place + 1), graded.Count == 0 ? null : graded.Count(r => r == true) / (double)graded.Count, spent);
            }),
        ];
    }
}

/// <summary>A bin: its problems, their accuracy where it is known, and what each wave spent on them.</summary>
internal sealed record BinEffort(int Bin, int Problems, double? Accuracy, IReadOnlyList<long> Tokens);
