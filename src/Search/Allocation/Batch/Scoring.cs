using Ponder.Core.Budgets;
using Ponder.Search.Calibration;
using Ponder.Search.Pages;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Batch;

/// <summary>
/// Having a first draft scored gains nothing by itself. It is worth what the table expects of those that turn out badly, for the price of the
/// score and of what follows: so it competes with feeding the problems whose scores are known.
/// </summary>
/// <param name="table">What strategies are worth.</param>
/// <param name="options">When a problem is left alone.</param>
/// <param name="line">What answers have to cross; null where there is no target.</param>
/// <param name="cost">A cost in the unit that is scarce.</param>
internal sealed class Scoring(CalibrationTable table, BatchOptions options, Line? line, Func<Spend, double> cost)
{
    /// <summary>Scores at the middle of each bin where none were measured.</summary>
    private static readonly double[] Assumed = [0.9, 0.7, 0.5, 0.3, 0.1];

    private readonly IReadOnlyList<Offer> next = [.. Enumerable.Range(1, Bins.Count).Select(bin => Next(table, options, cost, bin)).OfType<Offer>()];

    /// <summary>Whether it has a draft that could be scored and is not.</summary>
    public static bool Wanted(Standing standing) =>
        standing is { Readable: true, Pilot.Score: null, Groups.Count: > 0 } && (standing.Status == SolveStatus.Partial || standing.Arm?.Name != Arms.Voter(scored: true));

    /// <summary>The offer to have a problem's draft scored; null where nothing that may follow is worth it.</summary>
    public Offer? Of(Standing standing, Spend price)
    {
        var arm = table.Looks[0].Arm;
        if (line is not null)
        {
            var chance = standing.Chance ?? table.Belief.Chance(standing.Groups);
            var crossing = chance * line.Crossing(arm);
            return crossing < options.Least ? null
                : new(standing, chance, new(Bins.Count, arm, arm, crossing, 0, price, 0), crossing, cost(price), crossing / Math.Max(cost(price), double.Epsilon));
        }

        if (next.Count == 0) return null;
        var gain = next.Sum(o => o.Gain) / Bins.Count;
        var whole = price + Spends.Share(next.Select(o => o.Step.Cost), Bins.Count);
        var step = new Step(Bins.Count, arm, arm, gain, 0, whole, 0);
        return new(standing, next.Sum(o => o.Chance) / next.Count, step, gain, cost(whole), gain / Math.Max(cost(whole), double.Epsilon));
    }

    private static Offer? Next(CalibrationTable table, BatchOptions options, Func<Spend, double> cost, int bin)
    {
        var thresholds = table.Looks[0].Thresholds;
        var score = thresholds.Count == 0 ? Assumed[bin - 1] : ((bin == 1 ? 1 : thresholds[bin - 2]) + (bin == Bins.Count ? 0 : thresholds[bin - 1])) / 2;
        var seen = new Standing(0, SolveStatus.Solved) { Groups = [new(1, score)] };
        var chance = table.Belief.Chance(seen.Groups);
        if (chance >= options.Settled) return null;
        var steps = table.Steps.Where(s => s.Bin == bin && s.From == table.Looks[0].Arm);
        return Frontier.Of(seen, chance, steps, s => s.Gain(chance), s => cost(s.Cost), options.Least) is [var best, ..] ? best : null;
    }
}
