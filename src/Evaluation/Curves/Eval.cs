using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Evaluation.Cards;
using Ponder.Search.Allocation;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Curves;

/// <summary>
/// Accuracy against compute: a real run per strategy and budget, since a prefix of a search is not a search of that size. Difficulty comes
/// from
/// the pass rate of independent samples.
/// </summary>
/// <param name="run">Runs the strategy on the problems.</param>
public sealed class Eval(Func<StrategyChoice, Task<JobRun>> run)
{
    private const int DifficultySamples = 64;

    /// <summary>The strategies that may be named: those that ship, unless a program has its own.</summary>
    public StrategyCatalogue Strategies { get; init; } = StrategyCatalogue.Shipped;

    /// <summary>
    /// Runs every strategy at every budget; one without a budget of its own runs once, one that a budget does not fit is left out there.
    /// </summary>
    /// <param name="strategies">Names, with options where they are not the usual ones: <c>revisions:choice=last</c>.</param>
    /// <param name="budgets">Numbers of sampled solutions.</param>
    /// <param name="cancel">Stops between jobs.</param>
    public async Task<EvalResult> RunAsync(IReadOnlyList<string> strategies, IReadOnlyList<int> budgets, CancellationToken cancel)
    {
        var facts = await SampleFacts.OfAsync(await run(StrategyChoice.Of(StrategyNames.Majority, DifficultySamples)), cancel);
        var bins = Bins.Quintiles([.. facts.Select(f => f.PassRate)]);
        var (runs, left) = (new List<EvalRun>(), new List<string>());
        foreach (var strategy in strategies)
        {
            foreach (var n in AllocatorCatalogue.Parse(strategy, 1, Strategies).N is not null ? budgets : [1])
            {
                var choice = AllocatorCatalogue.Parse(strategy, n, Strategies);
                try
                {
                    runs.Add(await RunAsync(strategy, n, choice, cancel));
                }
                catch (Exception e) when (e is OptionException or JobException)
                {
                    left.Add($"{strategy}, n = {n}: {e.Message}");
                }
            }
        }

        return new([.. runs.Select(r => EvalPoint.Of(r, bins))], new Findings(runs, bins).Claims, left);
    }

    private async Task<EvalRun> RunAsync(string strategy, int n, StrategyChoice choice, CancellationToken cancel)
    {
        return await EvalRun.OfAsync(strategy, n, await run(choice), cancel);
    }
}

/// <summary>Every point, the claims the points speak to, and what was left out and why.</summary>
public sealed record EvalResult(IReadOnlyList<EvalPoint> Points, IReadOnlyList<Claim> Claims, IReadOnlyList<string> LeftOut);
