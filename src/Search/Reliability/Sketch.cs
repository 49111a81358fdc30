namespace Ponder.Search.Reliability;

/// <summary>How a fact was spread over the problems of a calibration.</summary>
/// <param name="Fact">Its name.</param>
/// <param name="Count">Problems it was seen on.</param>
/// <param name="Quantiles">Its values at equal steps of rank, from the least to the largest: at most 65.</param>
public sealed record Sketch(string Fact, int Count, IReadOnlyList<double> Quantiles)
{
    private const int Steps = 64;

    /// <summary>The sketch of values; null where one of them is not a number, for then the fact says nothing of all.</summary>
    public static Sketch? Of(string fact, IReadOnlyList<double> values)
    {
        if (values.Count == 0 || values.Any(double.IsNaN)) return null;
        var sorted = values.Order().ToList();
        var steps = Math.Min(Steps, sorted.Count - 1);
        return new(fact, values.Count, steps == 0 ? [Rounded(sorted[0])] : [.. Enumerable.Range(0, steps + 1).Select(i => Rounded(sorted[i * (sorted.Count - 1) / steps]))]);
    }

    /// <summary>The largest distance between the two distributions' shares of values up to a point (Kolmogorov 1933), 0..1.</summary>
    public double Distance(Sketch other)
    {
        var distance = 0.0;
        foreach (var value in Quantiles.Concat(other.Quantiles).Distinct()) distance = Math.Max(distance, Math.Abs(Below(value) - other.Below(value)));
        return distance;
    }

    private double Below(double value) => Quantiles.Count(q => q <= value) / (double)Quantiles.Count;

    /// <summary>To four digits of note: tables stay small.</summary>
    private static double Rounded(double value) => value == 0 ? 0 : Math.Round(value, Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6));
}
