using Ponder.Core.Budgets;

namespace Ponder.Search.Allocation.Batch;

/// <summary>What a wave may commit, in every unit its cap limits.</summary>
internal sealed class Purse(Cap cap, Tariff tariff)
{
    private Spend taken;

    /// <summary>
    /// A cost as one number: the share of the cap in the unit that takes the largest; tokens where nothing is limited. Infinite where the
    /// cap has no room at all.
    /// </summary>
    public double Cost(Spend usage)
    {
        var spend = tariff.PriceOnce(usage);
        (double Spent, double? Limit)[] units =
        [
            (spend.Tokens, cap.Tokens), (spend.Samples, cap.Samples), ((double)spend.Flops, (double?)cap.Flops), ((double)spend.Money, (double?)cap.Money),
        ];
        var shares = units.Where(u => u.Limit is not null).Select(u => u.Spent == 0 ? 0 : u.Spent / u.Limit!.Value).ToList();
        return shares.Count == 0 ? spend.Tokens : shares.Max();
    }

    /// <summary>Commits the cost in place of an earlier one, if everything committed still fits.</summary>
    public bool TryTake(Spend usage, Spend? instead)
    {
        var next = Minus(taken + tariff.PriceOnce(usage), instead is { } earlier ? tariff.PriceOnce(earlier) : default);
        if (!cap.Allows(next)) return false;
        taken = next;
        return true;
    }

    private static Spend Minus(Spend a, Spend b) => a + (b * -1);
}
