using System.Numerics;
using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Equivalence;

/// <summary>When two numbers count as one: exactly, or to the given decimal places where one is written as a decimal.</summary>
internal sealed class Closeness(EquivalenceOptions options)
{
    private const int MostPlaces = 30;

    private readonly int places = Math.Clamp(options.Precision, 0, MostPlaces);

    public bool Same(Scalar x, Scalar y)
    {
        if (x.Number is { } p && y.Number is { } q && (p == q || !(x.IsDecimal || y.IsDecimal))) return p == q;
        try
        {
            if (x.Exact is not null && y.Exact is not null && x.Exact.Equals(y.Exact)) return true;
            if ((x.IsDecimal || y.IsDecimal) && x.RealValue is { } a && y.RealValue is { } b) return Rounded(a, b);
            if (x.IsConclusive && y.IsConclusive) return false;
        }
        catch (ArithmeticException)
        {
            // Too large to multiply out: the samples decide.
        }

        return SameSamples(x, y);
    }

    public bool Same(Region x, Region y)
    {
        if (x.Intervals.Count != y.Intervals.Count) return false;
        return x.Intervals.Zip(y.Intervals).All(pair => Same(pair.First.Low, pair.Second.Low) && Same(pair.First.High, pair.Second.High));
    }

    private bool Same(End x, End y)
    {
        if (x.Value is not { } a || y.Value is not { } b) return x.Value is null && y.Value is null;
        return x.Closed == y.Closed && (Point.Real(a).Near(Point.Real(b)) || ((x.Decimal || y.Decimal) && Rounded(a, b)));
    }

    private static bool SameSamples(Scalar x, Scalar y)
    {
        for (var i = 0; i < Seeds.Samples - 1; i++)
            if (x.Sample(i) is not { } a || y.Sample(i) is not { } b || !a.Near(b)) return false;
        return SameWhereReal(x, y);
    }

    /// <summary>√(x²) is not x, but ln x² is 2 ln x where both are real.</summary>
    private static bool SameWhereReal(Scalar x, Scalar y) =>
        x.Sample(Seeds.Samples - 1) is not { IsReal: true } a || y.Sample(Seeds.Samples - 1) is not { IsReal: true } b || a.Near(b);

    /// <summary>
    /// Equal after rounding, or within half a unit of the last place; but small numbers must also agree in their first digits.
    /// </summary>
    private bool Rounded(BigInteger a, BigInteger b)
    {
        var gap = BigInteger.Abs(a - b);
        var unit = Fixed.One / BigInteger.Pow(10, places);
        if (2 * gap > unit && Round(a, unit) != Round(b, unit)) return false;
        return places < 4 || gap * BigInteger.Pow(10, places - 2) <= BigInteger.Max(BigInteger.Abs(a), BigInteger.Abs(b));
    }

    private static BigInteger Round(BigInteger value, BigInteger unit) =>
        BigInteger.Divide((2 * BigInteger.Abs(value)) + unit, 2 * unit) * value.Sign;
}
