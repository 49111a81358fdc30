using Ponder.Core.Budgets;
using Ponder.Engine.Results;
using Ponder.Engine.Running;

namespace Ponder.Evaluation.Curves;

/// <summary>A strategy's run at one budget: how each problem was answered and what it cost, in input order.</summary>
public sealed record EvalRun(string Strategy, int N, string Job, IReadOnlyList<EvalRow> Rows)
{
    /// <summary>How right each problem was answered; only those problems that <paramref name="where"/> wants.</summary>
    public IReadOnlyList<double> Right(Func<int, bool>? where = null) => [.. Rows.Where((_, place) => where?.Invoke(place) ?? true).Select(r => r.Right)];

    /// <summary>The run that a job is.</summary>
    internal static async Task<EvalRun> OfAsync(string strategy, int n, JobRun job, CancellationToken cancel)
    {
        var rows = new List<EvalRow>();
        await foreach (var row in ResultRows.OfAsync(job.Folder, cancel: cancel)) rows.Add(new(row.Correct == true ? 1 : 0, row.Spend));
        return new(strategy, n, job.Spec.Id, rows);
    }

    /// <summary>Mean tokens of a problem.</summary>
    public double Tokens => Rows.Average(r => (double)r.Spend.Tokens);
}

/// <summary>One problem in a run: 1 where it was answered right, else 0, or the mean of many resamples; and what it cost.</summary>
public readonly record struct EvalRow(double Right, Spend Spend);
