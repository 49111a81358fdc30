using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>
/// An expression as an exact quotient of polynomials in its variables, π, e, i, roots of primes, and the values of functions
/// it knows nothing about. Without such values, two expressions are equal exactly when their quotients are.
/// </summary>
internal static class ExactForm
{
    public const string Pi = "pi";
    public const string E = "e";

    /// <exception cref="UnreadableException">It is no scalar, or too large.</exception>
    public static Quotient Of(Expr expr, Steps steps)
    {
        steps.Spend();
        return expr switch
        {
            Num { Value: var value } => Quotient.Constant(value),
            Sym { Name: "i" } => Quotient.Power(Monomial.ImaginaryUnit, 1),
            Sym { Name: var name } => Quotient.Power(name, 1),
            Sum { Terms: var terms } => Total(terms, steps),
            Product { Factors: var factors } => Through(factors, steps),
            Power power => Raised(Of(power.Base, steps), Of(power.Exponent, steps), steps),
            Apply apply => ExactFunctions.Of(apply, steps),
            WithUnit { Unit: var unit, Value: var value } => Of(value, steps) * Dimensionless(unit),
            _ => throw new UnreadableException("not a number"),
        };
    }

    /// <summary>An unknown function's value: an atom named after what it is.</summary>
    public static Quotient Opaque(string function, params IEnumerable<Quotient> arguments) =>
        Quotient.Power($"{function}({string.Join(",", arguments)})", 1);

    public static bool IsOpaque(string atom) => atom.Contains('(');

    public static Quotient Dimensionless(Unit unit) =>
        unit == Unit.Percent ? Quotient.Constant(new Rational(1, 100))
        : unit == Unit.Degree ? Quotient.Power(Pi, 1) * Quotient.Constant(new Rational(1, 180))
        : Quotient.One;

    private static Quotient Total(IReadOnlyList<Expr> terms, Steps steps)
    {
        var total = Of(terms[0], steps);
        for (var i = 1; i < terms.Count; i++) total = Spend(total + Of(terms[i], steps), steps);
        return total;
    }

    private static Quotient Through(IReadOnlyList<Expr> factors, Steps steps)
    {
        var product = Of(factors[0], steps);
        for (var i = 1; i < factors.Count; i++) product = Spend(product * Of(factors[i], steps), steps);
        return product;
    }

    private static Quotient Raised(Quotient value, Quotient exponent, Steps steps)
    {
        if (exponent.AsConstant is not { } power) return Opaque("pow", value, exponent);
        if (!power.IsInteger) return ExactRoots.Power(value, power, steps) ?? Opaque("pow", value, exponent);
        if (power.Abs() > Rational.MostBits) throw new UnreadableException("power too high");
        var whole = (int)power.Numerator;
        steps.Spend(value.Numerator.Terms.Count < 2 ? 1 : value.Numerator.Terms.Count * whole * whole / 2);
        return Spend(value.Power(whole), steps);
    }

    private static Quotient Spend(Quotient result, Steps steps)
    {
        steps.Spend(result.Numerator.Terms.Count + result.Denominator.Terms.Count);
        return result;
    }
}
