using Ponder.Search.Calibration;
using Ponder.Search.Solving;

namespace Ponder.Search.Allocation;

/// <summary>Which of the table's looks a job begins with.</summary>
internal static class FirstLook
{
    /// <summary>One sample of every problem where nobody measured what one costs, or votes are all there is; else the largest look that leaves half
    /// of the cap for what it shows, and asks no more than the budget of a problem.</summary>
    public static StrategyChoice Of(AllocationContext context, int most)
    {
        if (!context.Scored) return StrategyChoice.Of(Arms.Voter(scored: false), 1);
        var looks = context.Known([], context.Scored).Looks;
        if (context.Table is null && context.Cap is not { Tokens: null, Flops: null, Money: null }) return looks[0].Arm;
        var fit = looks.Where(look => look.Arm.N <= most && context.Cap.Share(1, 2).Allows(context.Tariff.Price(look.Cost * context.Problems)));
        return (fit.LastOrDefault() ?? looks[0]).Arm;
    }
}
