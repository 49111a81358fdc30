using System.Globalization;

namespace Ponder.Core.Budgets;

/// <summary>Caps as people write them: <c>200000tok</c>, <c>500samples</c>, <c>2usd</c>, <c>1e15flops</c>.</summary>
public static class CapText
{
    // Far beyond use, and small enough that budgets can be added and shared out.
    private const decimal Most = 1e27m;
    private const decimal MostWhole = 1e17m;
    private static readonly string[] Units = ["tok", "samples", "usd", "flops"];

    /// <summary>The cap that all of the texts together set.</summary>
    /// <exception cref="FormatException">A text is no positive amount of a known unit, or a unit is given twice.</exception>
    public static Cap Parse(IEnumerable<string> texts)
    {
        var cap = Cap.None;
        foreach (var given in texts)
        {
            var text = given ?? ""; // What was read from JSON may be null all the same.
            var (amount, unit) = Split(text.Trim());
            var more = unit switch
            {
                "tok" => new Cap(Tokens: Whole(text, amount)),
                "samples" => new Cap(Samples: Whole(text, amount)),
                "flops" => new Cap(Flops: amount),
                _ => new Cap(Money: amount),
            };
            cap = Overlap(cap, more) ? throw new FormatException($"budget \"{text}\": {unit} is given twice") : cap.Plus(more);
        }

        return cap;
    }

    /// <summary>The cap in the words of <see cref="Parse"/>, joined by a comma and a space; <c>no cap</c> where there is none.</summary>
    public static string Format(Cap cap)
    {
        var parts = new List<string>();
        if (cap.Tokens is { } tokens) parts.Add($"{tokens}tok");
        if (cap.Samples is { } samples) parts.Add($"{samples}samples");
        if (cap.Flops is { } flops) parts.Add($"{((double)flops).ToString("0.###e0", CultureInfo.InvariantCulture)}flops");
        if (cap.Money is { } money) parts.Add($"{money.ToString(CultureInfo.InvariantCulture)}usd");
        return parts.Count == 0 ? "no cap" : string.Join(", ", parts);
    }

    private static (decimal Amount, string Unit) Split(string text)
    {
        var unit = Array.Find(Units, u => text.EndsWith(u, StringComparison.Ordinal));
        var digits = text.AsSpan(0, text.Length - (unit?.Length ?? 0));
        if (unit is null || !decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) || amount <= 0)
        {
            throw new FormatException(
                $"budget \"{text}\": expected a positive number and one of the units {string.Join(", ", Units)}, such as 200000tok");
        }

        return amount <= Most ? (amount, unit) : throw new FormatException($"budget \"{text}\": expected at most {Most:0e0}{unit}");
    }

    private static long Whole(string text, decimal amount) =>
        amount == decimal.Truncate(amount) && amount <= MostWhole
            ? (long)amount
            : throw new FormatException($"budget \"{text}\": expected a whole number of at most {MostWhole:0e0}");

    private static bool Overlap(Cap a, Cap b) =>
        (a.Tokens is not null && b.Tokens is not null) || (a.Samples is not null && b.Samples is not null)
        || (a.Flops is not null && b.Flops is not null) || (a.Money is not null && b.Money is not null);
}
