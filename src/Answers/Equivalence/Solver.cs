using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>Solves inequalities that are linear in one unknown, or in the absolute value of something linear.</summary>
internal static class Solver
{
    public static (string Unknown, Region Region)? Solve(IReadOnlyList<Expr> operands, IReadOnlyList<string> operators, Steps steps)
    {
        (string Unknown, Region Region)? solution = null;
        for (var i = 0; i < operators.Count; i++)
        {
            if (Pair(operands[i], operators[i], operands[i + 1], steps) is not { } next) return null;
            if (solution is { } known && known.Unknown != next.Unknown) return null;
            solution = (next.Unknown, solution?.Region.Intersect(next.Region) ?? next.Region);
        }

        return solution;
    }

    private static (string Unknown, Region Region)? Pair(Expr left, string op, Expr right, Steps steps)
    {
        if (Bound(right, steps) is { } upper) return Member(left, Side(op, upper), steps);
        if (Bound(left, steps) is { } lower) return Member(right, Side(Mirror(op), lower), steps);
        return Member(Expr.Subtract(left, right), Side(op, new Scalar(new Num(0), steps)), steps);
    }

    /// <summary>The constant an operand is, if it is real; infinity is one too.</summary>
    private static Scalar? Bound(Expr operand, Steps steps)
    {
        if (operand is Bracketed or Listed or SetOf or Relation or Words or MatrixOf or Ratio) return null;
        var scalar = new Scalar(operand, steps);
        return scalar.RealValue is not null || scalar.Exact?.ToString() is "∞" or "-1*∞" ? scalar : null;
    }

    private static Region Side(string op, Scalar bound)
    {
        var infinity = new End(null, false, false);
        if (bound.RealValue is not { } value) return Region.All;
        var end = new End(value, op.Length == 2, bound.IsDecimal);
        return op switch
        {
            "<" or "<=" => Region.Of(infinity, end),
            ">" or ">=" => Region.Of(end, infinity),
            _ => Region.Point(value, bound.IsDecimal).Complement(),
        };
    }

    private static string Mirror(string op) => op switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", _ => op };

    /// <summary>Where the expression's value lies in the region.</summary>
    private static (string Unknown, Region Region)? Member(Expr expr, Region region, Steps steps)
    {
        if (expr is WithUnit { Value: var bare }) expr = bare;
        if (expr is Apply { Function: "abs", Arguments: [var inner] })
        {
            var positive = region.Intersect(Region.Of(new End(System.Numerics.BigInteger.Zero, true, false), new End(null, false, false)));
            return Member(inner, positive.Union(positive.Preimage(-Fixed.One, 0)), steps);
        }

        if (expr is Words { Text: var name }) return (name, region);
        var exact = new Scalar(expr, steps).Exact;
        if (exact is null || !exact.IsPolynomial) return null;
        Rational? slope = null, offset = 0;
        var unknown = "";
        foreach (var (monomial, coefficient) in exact.Numerator.Terms)
        {
            if (monomial.IsOne) offset = coefficient;
            else if (slope is null && monomial.Factors is [var (atom, power)] && power.IsOne && IsVariable(atom))
                (slope, unknown) = (coefficient, atom);
            else return null;
        }

        return slope is { } a && offset is { } b ? (unknown, region.Preimage(Fixed.Of(a), Fixed.Of(b))) : null;
    }

    private static bool IsVariable(string atom) => atom[0] != '#' && atom is not (ExactForm.Pi or ExactForm.E);
}
