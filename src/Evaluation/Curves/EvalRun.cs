using Ponder.Engine.Results;
using Ponder.Engine.Running;

namespace Ponder.Evaluation.Curves;

/// <summary>A strategy at one budget: how each problem was answered and what it cost, in input order.</summary>
public sealed record EvalRun(string Strategy, int N, string Job, IReadOnlyList<EvalRow> Rows)
{
    /// <summary>How right each problem was answered; only those problems that <paramref name="where"/> wants.</summary>
    public IReadOnlyList<double> Right(Func<int, bool>? where = null) => [.. Rows.Where((_, place) => where?.Invoke(place) ?? true).Select(r => r.Right)];

    /// <summary>The run that a job is.</summary>
    internal static async Task<EvalRun> OfAsync(string strategy, int n, JobRun job, CancellationToken cancel)
    {
        var rows = new List<EvalRow>();
        await foreach (var row in ResultRows.OfAsync(job.Folder, cancel: cancel)) rows.Add(EvalRow.Of(row.Correct == true ? 1 : 0, row.Spend));
        return new(strategy, n, job.Spec.Id, rows);
    }

    /// <summary>The mean of runs of different seeds, problem by problem.</summary>
    internal static EvalRun Mean(IReadOnlyList<EvalRun> runs) =>
        runs[0] with { Rows = [.. Enumerable.Range(0, runs[0].Rows.Count).Select(place => EvalRow.Mean([.. runs.Select(run => run.Rows[place])]))] };

    /// <summary>Mean tokens of a problem.</summary>
    public double Tokens => Rows.Average(r => r.Tokens);
}
