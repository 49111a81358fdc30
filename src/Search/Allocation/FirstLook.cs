using Ponder.Search.Solving;

namespace Ponder.Search.Allocation;

/// <summary>Which of the table's looks a job begins with.</summary>
internal static class FirstLook
{
    /// <summary>The largest look that leaves half of the cap for what it shows, and asks no more than the budget of a problem.</summary>
    public static StrategyChoice Of(AllocationContext context, int most)
    {
        var looks = context.Known([], context.Scored).Looks;
        var fit = looks.Where(look => look.Arm.N <= most && context.Cap.Share(1, 2).Allows(context.Tariff.Price(look.Cost * context.Problems)));
        return (fit.LastOrDefault() ?? looks[0]).Arm;
    }
}
