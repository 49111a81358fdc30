using Ponder.Core.Budgets;

namespace Ponder.Cli.Live;

/// <summary>How much of a cap is spent, in the unit that is nearest to its end.</summary>
internal readonly record struct CapShare(double Share, string Words)
{
    /// <summary>The share; null where there is no cap.</summary>
    public static CapShare? Of(Spend spent, Cap cap)
    {
        var all = new List<CapShare>();
        if (cap.Tokens is { } tokens) all.Add(new(Part(spent.Tokens, tokens), $"{spent.Tokens:N0} of {tokens:N0} tokens"));
        if (cap.Samples is { } samples) all.Add(new(Part(spent.Samples, samples), $"{spent.Samples:N0} of {samples:N0} samples"));
        if (cap.Money is { } money) all.Add(new(Part(spent.Money, money), $"${spent.Money:0.00##} of ${money:0.##}"));
        if (cap.Flops is { } flops) all.Add(new(Part(spent.Flops, flops), $"{(double)spent.Flops:0.0e0} of {(double)flops:0.0e0} FLOPs"));
        return all.Count == 0 ? null : all.MaxBy(share => share.Share);
    }

    private static double Part(decimal spent, decimal most) => most <= 0 ? 1 : Math.Clamp((double)(spent / most), 0, 1);
}
