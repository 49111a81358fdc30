using Ponder.Search.Allocation.Batch;
using Ponder.Search.Calibration;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Evaluation.Calibration;

/// <summary>Leaves out of a table what no allocator would ever do.</summary>
public static class Pruning
{
    /// <summary>Chances of being right at which a step must be worth taking somewhere.</summary>
    private static readonly double[] Chances = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9];

    private static readonly Standing Any = new(0, SolveStatus.Solved);

    /// <summary>The steps that are on some frontier, from arms that such steps reach from a first look.</summary>
    public static IReadOnlyList<Step> Reachable(IReadOnlyList<Step> steps, IReadOnlyList<StrategyChoice> looks) =>
        [.. steps.GroupBy(s => s.Bin).OrderBy(g => g.Key).SelectMany(bin => Reachable(bin.ToLookup(s => s.From), looks))];

    private static IEnumerable<Step> Reachable(ILookup<StrategyChoice, Step> from, IReadOnlyList<StrategyChoice> looks)
    {
        var (open, seen, kept) = (new Queue<StrategyChoice>(looks), looks.ToHashSet(), new List<Step>());
        while (open.TryDequeue(out var arm))
        {
            foreach (var step in Useful(from[arm]))
            {
                kept.Add(step);
                if (seen.Add(step.To)) open.Enqueue(step.To);
            }
        }

        return kept;
    }

    private static IEnumerable<Step> Useful(IEnumerable<Step> steps) =>
        Chances.SelectMany(chance => Frontier.Of(Any, chance, steps, step => step.Gain(chance), step => step.Cost is { Flops: > 0 and var flops } ? (double)flops : step.Cost.Tokens, 0.001)).Select(offer => offer.Step).Distinct();
}
