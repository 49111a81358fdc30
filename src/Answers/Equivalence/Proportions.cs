using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Equivalence;

/// <summary>Equations f = 0 and g = 0 are one where f and g are multiples of each other.</summary>
internal static class Proportions
{
    public static bool Same(Scalar f, Scalar g)
    {
        if (f.Exact is { } x && g.Exact is { } y)
        {
            if (x.Numerator.IsZero || y.Numerator.IsZero) return x.Numerator.IsZero == y.Numerator.IsZero;
            if (x.Numerator.Monic().Equals(y.Numerator.Monic())) return true;
            if (f.IsConclusive && g.IsConclusive && x.IsPolynomial && y.IsPolynomial && !HasRoots(x) && !HasRoots(y)) return false;
        }

        return Ratio(f, g) is not null;
    }

    /// <summary>The inequalities f &lt; 0 and g &lt; 0 are one where the multiple is positive.</summary>
    public static bool SameSide(Scalar f, Scalar g) => Ratio(f, g) is { IsReal: true, Re.Sign: > 0 };

    private static bool HasRoots(Quotient x) => x.Atoms.Any(atom => atom[0] == '#');

    /// <summary>f/g where it is the same at all samples.</summary>
    private static Point? Ratio(Scalar f, Scalar g)
    {
        Point? ratio = null;
        for (var i = 0; i < Seeds.Samples; i++)
        {
            if (f.Sample(i) is not { } a || g.Sample(i) is not { } b || a.Near(Point.Zero) || b.Near(Point.Zero)) return null;
            var next = a / b;
            if (ratio is { } known && !known.Near(next)) return null;
            ratio = next;
        }

        return ratio;
    }
}
