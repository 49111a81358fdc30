using Ponder.Engine.Results;
using Ponder.Search.Calibration;

namespace Ponder.Reports;

/// <summary>Where the budget went, by difficulty and wave: a few numbers per problem, so that a job of any size has them.</summary>
internal sealed class Efforts
{
    private readonly List<double> predicted = [];
    private readonly List<bool?> right = [];
    private readonly List<(int Problem, int Wave, long Tokens)> visits = [];
    private readonly Dictionary<(int Wave, string Strategy), (int Problems, long Tokens)> ran = [];

    /// <summary>Counts a problem.</summary>
    /// <param name="row">What it came to.</param>
    /// <param name="ease">How easy it looked at first, 0..1.</param>
    public void Add(ResultRow row, double ease)
    {
        foreach (var (wave, strategy, tokens) in row.History.Select(v => (v.Wave, v.Strategy.Text, v.Spend.Tokens)))
        {
            visits.Add((right.Count, wave, tokens));
            var (problems, sum) = ran.GetValueOrDefault((wave, strategy));
            ran[(wave, strategy)] = (problems + 1, sum + tokens);
        }

        predicted.Add(ease);
        right.Add(row.Correct);
    }

    /// <summary>Each problem's bin as predicted: by the table the job went by, or quintiles of the job's own.</summary>
    public IReadOnlyList<int> Predicted(CalibrationTable? table) => table?.Looks[^1].Thresholds is { Count: > 0 } thresholds
        ? [.. predicted.Select(e => Bins.Of(thresholds, e))]
        : Bins.Quintiles(predicted);

    /// <summary>What a wave ran, on the most problems first.</summary>
    public IReadOnlyList<WaveRan> Ran(int wave) =>
    [
        .. ran.Where(entry => entry.Key.Wave == wave)
            .Select(entry => new WaveRan(entry.Key.Strategy, entry.Value.Problems, entry.Value.Tokens))
            .OrderByDescending(entry => entry.Problems).ThenBy(entry => entry.Strategy, StringComparer.Ordinal),
    ];

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

/// <summary>A strategy that a wave ran, on how many problems, and what that cost.</summary>
internal sealed record WaveRan(string Strategy, int Problems, long Tokens);
