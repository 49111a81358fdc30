using Ponder.Search.Calibration;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation.Batch;

/// <summary>
/// What is worth doing with one problem: the offers that no mixture of others beats, each dearer and better than the one before it and with
/// a
/// lower worth (the upper convex hull of gain over cost), so that the best use of a budget for many problems is to take offers by falling
/// worth
/// (the greedy rule for the multiple-choice knapsack; Sinha and Zoltners 1979).
/// </summary>
public static class Frontier
{
    /// <summary>The problem's offers, the one with the highest worth first.</summary>
    /// <param name="standing">How the problem stands.</param>
    /// <param name="chance">The chance that its answer is right, 0..1.</param>
    /// <param name="steps">What could be done with it.</param>
    /// <param name="gain">By how much the chance is expected to grow by a step.</param>
    /// <param name="cost">What a step costs, in the unit that is scarce; one at no finite cost is not offered.</param>
    /// <param name="least">The gain, as a chance from 0 to 1, under which a step is not offered.</param>
    public static IReadOnlyList<Offer> Of(Standing standing, double chance, IEnumerable<Step> steps, Func<Step, double> gain, Func<Step, double> cost, double least)
    {
        var open = steps.Select(step => new Offer(standing, chance, step, gain(step), cost(step), 0))
            .Where(offer => offer.Gain >= least && double.IsFinite(offer.Cost)).ToList();
        var (hull, gained, paid) = (new List<Offer>(), 0.0, 0.0);
        while (open.Select(offer => offer with { Worth = Worth(offer.Gain - gained, offer.Cost - paid) })
            .OrderByDescending(offer => offer.Worth).ThenBy(offer => offer.Cost).ThenBy(offer => offer.Step.To.Text, StringComparer.Ordinal).FirstOrDefault() is { } best)
        {
            hull.Add(best);
            (gained, paid) = (best.Gain, best.Cost);
            open.RemoveAll(offer => offer.Gain <= gained || offer.Cost <= paid);
        }

        return hull;
    }

    private static double Worth(double gain, double cost) => cost > 0 ? gain / cost : double.MaxValue;
}
