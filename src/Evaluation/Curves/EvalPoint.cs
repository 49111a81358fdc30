using Ponder.Evaluation.Statistics;

namespace Ponder.Evaluation.Curves;

/// <summary>One strategy at one budget: accuracy with its interval, mean spend per problem, and the same by difficulty bin.</summary>
public sealed record EvalPoint(string Strategy, double N, string Job, EvalCell All, IReadOnlyList<EvalCell> Bins)
{
    /// <summary>The cells of a run, from each problem's correctness and spend.</summary>
    public static EvalPoint Of(EvalRun run, IReadOnlyList<int> bins) => Of(run.Strategy, run.N, run.Job, run.Rows, bins);

    internal static EvalPoint Of(string strategy, double n, string job, IReadOnlyList<EvalRow> rows, IReadOnlyList<int> bins) => new(
        strategy, n, job, EvalCell.Of(0, rows),
        [.. Enumerable.Range(1, Search.Calibration.Bins.Count).Select(bin => EvalCell.Of(bin, [.. rows.Where((_, place) => bins[place] == bin)]))]);
}

/// <summary>A group of problems: the bin (0 is all), how many, accuracy with its 95 % interval, mean spend per problem.</summary>
public sealed record EvalCell(
    int Bin, int Problems, double Accuracy, double Low, double High, double Samples, double Tokens, double VerifierCalls, double Flops)
{
    /// <summary>The cell of these rows.</summary>
    public static EvalCell Of(int bin, IReadOnlyList<EvalRow> rows)
    {
        if (rows.Count == 0) return new(bin, 0, 0, 0, 0, 0, 0, 0, 0);
        var accuracy = Bootstrap.Mean([.. rows.Select(r => r.Right)]);
        var mean = EvalRow.Mean(rows);
        return new(bin, rows.Count, accuracy.Value, accuracy.Low, accuracy.High, mean.Samples, mean.Tokens, mean.VerifierCalls, mean.Flops);
    }
}
