using Ponder.Core.Budgets;
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
/// Accuracy against compute: real runs of each strategy and budget, since a prefix of a search is not a search of that size. Difficulty comes
/// from the pass rate of independent samples of a seed that nothing else is drawn by.
/// </summary>
/// <param name="run">Runs the strategy on the problems under a cap, by the seed of that number: 0 the first, 1 and up others.</param>
public sealed class Eval(Func<StrategyChoice, Cap, int, Task<JobRun>> run)
{
    internal const int DifficultySamples = 64;

    /// <summary>How much dearer the strategy that others are held against is made, to lie beyond them.</summary>
    private static readonly int[] Dearer = [2, 4];

    /// <summary>The strategies that may be named: those that ship, unless a program has its own.</summary>
    public StrategyCatalogue Strategies { get; init; } = StrategyCatalogue.Shipped;

    /// <summary>Seeds that every strategy is run by; a problem's figures are their means.</summary>
    /// <value>1 by default.</value>
    public int Seeds { get; init; } = 1;

    /// <summary>The strategies that others are held against at equal cost; none takes weighted best-of-N, else majority, where they are run.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> Against { get; init; } = [];

    /// <summary>Caps over all problems together, under each of which <c>batch</c> runs once.</summary>
    /// <value>None by default: it runs once, without one.</value>
    public IReadOnlyList<Cap> Caps { get; init; } = [];

    /// <summary>Whether equal cost is counted in FLOPs, as where models of several sizes write; else in tokens.</summary>
    public bool ByFlops { get; init; }

    /// <summary>
    /// Runs every strategy at every budget; one without a budget of its own runs once, one that a budget does not fit is left out there.
    /// </summary>
    /// <param name="strategies">Names, with options where they are not the usual ones: <c>revisions:choice=last</c>.</param>
    /// <param name="budgets">Numbers of sampled solutions.</param>
    /// <param name="cancel">Stops between jobs.</param>
    public async Task<EvalResult> RunAsync(IReadOnlyList<string> strategies, IReadOnlyList<int> budgets, CancellationToken cancel)
    {
        var facts = await SampleFacts.OfAsync(await run(StrategyChoice.Of(StrategyNames.Majority, DifficultySamples), Cap.None, Seeds), cancel);
        var bins = Bins.Quintiles([.. facts.Select(f => f.PassRate)]);
        var (runs, left) = (new List<EvalRun>(), new List<string>());
        foreach (var strategy in strategies)
        {
            if (StrategyChoice.Parse(strategy).Name == AllocatorNames.Batch && Caps.Count > 0)
            {
                foreach (var cap in Caps) await TryAsync($"{strategy} under {CapText.Format(cap)}", 1, AllocatorCatalogue.Parse(strategy, 1, Strategies), cap);
                continue;
            }

            foreach (var n in AllocatorCatalogue.Parse(strategy, 1, Strategies).N is not null ? budgets : [1]) await TryAsync(strategy, n, AllocatorCatalogue.Parse(strategy, n, Strategies), Cap.None);
        }

        if (Equal() is { Against: [var against], Beyond.Count: > 0 })
        {
            foreach (var times in Dearer.TakeWhile(_ => Equal().Beyond.Count > 0)) await TryAsync(against, times * budgets.Max(), AllocatorCatalogue.Parse(against, times * budgets.Max(), Strategies), Cap.None);
        }

        var equal = Equal();
        left.AddRange(equal.Beyond.Select(r => $"{r.Strategy}, n = {r.N}, at equal cost: {equal.Words(r)} are more than {string.Join(" and ", equal.Against)} {(equal.Against.Count == 1 ? "was" : "were")} run with"));
        return new([.. runs.Select(r => EvalPoint.Of(r, bins))], Holm.Corrected([.. new Findings(runs, bins).Claims, .. equal.Claims]), left);

        EqualCost Equal() => new(runs, Against, ByFlops);

        async Task TryAsync(string name, int n, StrategyChoice choice, Cap cap)
        {
            try
            {
                runs.Add(await MeanAsync(name, n, choice, cap, cancel));
            }
            catch (Exception e) when (e is OptionException or JobException)
            {
                left.Add($"{name}, n = {n}: {e.Message}");
            }
        }
    }

    /// <summary>One seed is enough where nothing is drawn by it.</summary>
    private async Task<EvalRun> MeanAsync(string strategy, int n, StrategyChoice choice, Cap cap, CancellationToken cancel)
    {
        var runs = new List<EvalRun>();
        for (var seed = 0; seed < (choice.Name == StrategyNames.Greedy ? 1 : Seeds); seed++) runs.Add(await EvalRun.OfAsync(strategy, n, await run(choice, cap, seed), cancel));
        return EvalRun.Mean(runs);
    }
}

/// <summary>Every point, the claims the points speak to, and what was left out and why.</summary>
public sealed record EvalResult(IReadOnlyList<EvalPoint> Points, IReadOnlyList<Claim> Claims, IReadOnlyList<string> LeftOut);
