using System.Globalization;

namespace Ponder.Core.Budgets;

/// <summary>Caps as people write them: <c>200ktok</c>, <c>200_000 tokens</c>, <c>500samples</c>, <c>$2</c>, <c>1e15flops</c>.</summary>
public static class CapText
{
    // Far beyond use, and small enough that budgets can be added and shared out.
    private const decimal MostWhole = 1e17m;

    /// <summary>The cap that all of the texts together set.</summary>
    /// <exception cref="FormatException">A text is no positive amount of a known unit, or a unit is given twice.</exception>
    public static Cap Parse(IEnumerable<string> texts)
    {
        var cap = Cap.None;
        foreach (var given in texts)
        {
            var text = given ?? ""; // What was read from JSON may be null all the same.
            var (amount, unit) = AmountText.Read(text);
            var more = unit.Name switch
            {
                "tok" => new Cap(Tokens: Whole(text, amount, "tokens")),
                "samples" => new Cap(Samples: Whole(text, amount, "samples")),
                "flops" => new Cap(Flops: amount),
                _ => new Cap(Money: amount),
            };
            cap = Overlap(cap, more) ? throw new FormatException($"budget \"{text}\": {unit.Name} is given twice") : cap.Plus(more);
        }

        return cap;
    }

    /// <summary>
    /// The cap in words that <see cref="Parse"/> reads as the same cap, joined by a comma and a space; <c>no cap</c> where there is none.
    /// </summary>
    public static string Format(Cap cap)
    {
        var parts = new List<string>();
        if (cap.Tokens is { } tokens) parts.Add($"{tokens}tok");
        if (cap.Samples is { } samples) parts.Add($"{samples}samples");
        if (cap.Flops is { } flops) parts.Add($"{Short(flops)}flops");
        if (cap.Money is { } money) parts.Add($"{money.ToString(CultureInfo.InvariantCulture)}usd");
        return parts.Count == 0 ? "no cap" : string.Join(", ", parts);
    }

    /// <summary>In powers of ten where that is the number itself, in all its digits elsewhere.</summary>
    private static string Short(decimal flops)
    {
        var text = ((double)flops).ToString("0.###e0", CultureInfo.InvariantCulture);
        return decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == flops ? text : flops.ToString(CultureInfo.InvariantCulture);
    }

    private static long Whole(string text, decimal amount, string of)
    {
        if (amount > MostWhole) throw AmountText.TooLarge(text, MostWhole, of);
        return amount == decimal.Truncate(amount) ? (long)amount : throw new FormatException($"budget \"{text}\": expected a whole number of {of}");
    }

    private static bool Overlap(Cap a, Cap b) =>
        (a.Tokens is not null && b.Tokens is not null) || (a.Samples is not null && b.Samples is not null)
        || (a.Flops is not null && b.Flops is not null) || (a.Money is not null && b.Money is not null);
}
