using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Results;
using Ponder.Engine.Running;

namespace Ponder.Engine.Evaluation;

/// <summary>
/// Accuracy against compute: a real run per strategy and budget, since a prefix of a search is not a search of that size. Difficulty comes from
/// the pass rate of independent samples.
/// </summary>
/// <param name="store">Where the jobs are.</param>
/// <param name="run">Runs the strategy at that budget on the problems.</param>
public sealed class Eval(IStore store, Func<string, int, Task<JobRun>> run)
{
    private const int DifficultySamples = 64;

    /// <summary>A point per strategy and budget; strategies without a budget of their own have one point.</summary>
    public async Task<IReadOnlyList<EvalPoint>> RunAsync(IReadOnlyList<string> strategies, IReadOnlyList<int> budgets, CancellationToken cancel)
    {
        var facts = await SampleFacts.OfAsync(store, await run("majority", DifficultySamples), cancel);
        var bins = Difficulty.Of([.. facts.Select(f => f.PassRate)]);
        var points = new List<EvalPoint>();
        foreach (var strategy in strategies)
        {
            foreach (var n in strategy == "greedy" ? [1] : budgets)
            {
                var job = await run(strategy, n);
                var rows = new List<(bool Right, Spend Spend)>();
                await foreach (var row in new JobCloser(store).RowsAsync(job, cancel)) rows.Add((row.Correct == true, row.Spend));
                points.Add(EvalPoint.Of(strategy, n, job.Spec.Id, rows, bins));
            }
        }

        return points;
    }
}
