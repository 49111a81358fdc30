using Ponder.Core.Budgets;
using Ponder.Search.Catalogue;

namespace Ponder.Search.Allocation;

/// <summary>The first look at every problem.</summary>
public static class Pilots
{
    /// <summary>
    /// Samples of a first look, by how much of it the cap has room for: two and two can disagree, so four are a pilot; under a tight cap one
    /// sample of every problem beats four of a few.
    /// </summary>
    public static IReadOnlyList<int> Sizes { get; } = [1, 2, 4];

    /// <summary>The largest look that leaves half of the cap for what it shows, and asks no more than the budget of a problem.</summary>
    internal static StrategyChoice First(AllocationContext context, int most)
    {
        var looks = context.Known([], context.Scored).Looks.Select(look => (Choice: StrategyChoice.Parse(look.Arm, null), look.Cost)).ToList();
        var fit = looks.Where(look => look.Choice.N <= most && context.Cap.Share(1, 2).Allows(context.Tariff.Price(look.Cost * context.Problems)));
        return fit.Select(look => look.Choice).LastOrDefault() ?? looks[0].Choice;
    }
}
