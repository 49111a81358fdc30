using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>An expression's value where its variables have fixed, arbitrary-looking values that depend on their names only.</summary>
internal static class Sampling
{
    /// <exception cref="UnreadableException">It has no value there, or takes too much work.</exception>
    public static Point At(Expr expr, int sample, Steps steps)
    {
        steps.Spend();
        switch (expr)
        {
            case Num { Value: var value }: return Point.Of(value);
            case Sym { Name: "i" }: return Point.I;
            case Sym { Name: "pi" }: return Point.Real(FixedFunctions.Pi);
            case Sym { Name: "e" }: return Point.Real(FixedFunctions.Exp(Fixed.One));
            case Sym { Name: var name }: return Point.Of(Seeds.Value(name, sample));
            case Sum { Terms: var terms }: return terms.Aggregate(Point.Zero, (total, term) => total + At(term, sample, steps));
            case Product { Factors: var factors }:
                return factors.Aggregate(Point.One, (product, factor) => product * At(factor, sample, steps));
            case Power power: return Raised(power, sample, steps);
            case Apply apply: return SampledFunctions.Value(apply, sample, steps);
            case WithUnit { Unit: var unit, Value: var value }: return At(value, sample, steps) * Factor(unit);
            default: throw new UnreadableException("not a number");
        }
    }

    private static Point Factor(Unit unit) =>
        unit == Unit.Percent ? Point.Of(new Rational(1, 100))
        : unit == Unit.Degree ? Point.Real(FixedFunctions.Pi / 180)
        : Point.One;

    private static Point Raised(Power power, int sample, Steps steps)
    {
        var value = At(power.Base, sample, steps);
        steps.Spend(10);
        if (power.Exponent is Num { Value: var exponent }) return PointFunctions.Power(value, exponent);
        var constant = Constant(power.Exponent, steps);
        if (constant is { } known) return PointFunctions.Power(value, known);
        steps.Spend(30);
        return PointFunctions.Power(value, At(power.Exponent, sample, steps));
    }

    private static Rational? Constant(Expr exponent, Steps steps) =>
        Rewriting.Any(exponent, e => e is Sym or Apply) ? null : ExactForm.Of(exponent, steps).AsConstant;
}
