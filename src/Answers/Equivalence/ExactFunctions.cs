using System.Numerics;
using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>Functions of whole numbers and fractions worked out; all others become atoms.</summary>
internal static class ExactFunctions
{
    private const int LargestFactorial = 600;
    private const int LongestSum = 200;

    public static Quotient Of(Apply apply, Steps steps)
    {
        if (apply is { Function: "sum" or "prod", Arguments: [var body, Sym variable, var from, var to] })
            return Series(apply.Function, body, variable, from, to, steps);
        if (apply is { Function: "det", Arguments: [MatrixOf matrix] }) return Matrices.Determinant(matrix, steps);
        var arguments = apply.Arguments.Select(argument => ExactForm.Of(argument, steps)).ToList();
        if (apply.Function == "root" && arguments is [var radicand, { AsConstant: { IsInteger: true, Sign: > 0 } degree }] && degree <= 64)
            return ExactRoots.Power(radicand, 1 / degree, steps) ?? ExactForm.Opaque("pow", radicand, Quotient.Constant(1 / degree));
        if (apply.Function is "ln" or "log" && arguments is [var x] && IsEuler(x)) return Quotient.One;
        if (apply.Function == "exp" && arguments is [{ AsConstant: { IsInteger: true } power }] && power.Abs() < 100)
            return Quotient.Power(ExactForm.E, power);
        var numbers = arguments.Select(argument => argument.AsConstant).OfType<Rational>().ToList();
        return numbers.Count == arguments.Count && Number(apply.Function, numbers, steps) is { } value
            ? Quotient.Constant(value)
            : ExactForm.Opaque(Synonym(apply.Function), arguments);
    }

    public static string Synonym(string function) => function switch
    {
        "asin" => "arcsin",
        "acos" => "arccos",
        "atan" => "arctan",
        "log" or "ln" => "ln",
        _ => function,
    };

    private static bool IsEuler(Quotient x) => x.IsPolynomial && x.ToString() == ExactForm.E;

    private static Rational? Number(string function, List<Rational> x, Steps steps) => (function, x) switch
    {
        ("abs", [var a]) => a.Abs(),
        ("floor", [var a]) => a.Floor(),
        ("ceil", [var a]) => -(-a).Floor(),
        ("sgn", [var a]) => a.Sign,
        ("factorial", [{ IsInteger: true, Sign: >= 0 } a]) => Falling((int)BigInteger.Min(a.Numerator, LargestFactorial + 1), 1, steps),
        ("factorial2", [{ IsInteger: true, Sign: >= 0 } a]) => Falling((int)BigInteger.Min(a.Numerator, LargestFactorial + 1), 2, steps),
        ("binom", [{ IsInteger: true, Sign: >= 0 } n, { IsInteger: true, Sign: >= 0 } k]) => Binomial(n.Numerator, k.Numerator, steps),
        ("max", [_, ..]) => x.Max(),
        ("min", [_, ..]) => x.Min(),
        ("gcd", [_, ..]) when x.TrueForAll(a => a.IsInteger) =>
            x.Aggregate(BigInteger.Zero, (g, a) => BigInteger.GreatestCommonDivisor(g, a.Numerator)),
        ("lcm", [_, ..]) when x.TrueForAll(a => a is { IsInteger: true, IsZero: false }) =>
            x.Aggregate((Rational)1, (m, a) => Multiple(m, a)),
        ("Re", [var a]) => a,
        ("Im", [_]) => 0,
        _ => null,
    };

    private static Rational Multiple(Rational a, Rational b) => (a * b).Abs() / BigInteger.GreatestCommonDivisor(a.Numerator, b.Numerator);

    private static Rational Falling(int n, int step, Steps steps)
    {
        if (n > LargestFactorial) throw new UnreadableException("factorial too large");
        steps.Spend(n);
        var product = BigInteger.One;
        for (; n > 1; n -= step) product *= n;
        return product;
    }

    private static Rational Binomial(BigInteger n, BigInteger k, Steps steps)
    {
        if (k > n) return 0;
        k = BigInteger.Min(k, n - k);
        if (k > LargestFactorial) throw new UnreadableException("binomial too large");
        steps.Spend((int)k);
        var value = BigInteger.One;
        for (var i = 1; i <= (int)k; i++) value = value * (n - k + i) / i;
        return value;
    }

    /// <summary>Worked out between whole bounds; otherwise the bound variable's name does not matter.</summary>
    private static Quotient Series(string function, Expr body, Sym variable, Expr from, Expr to, Steps steps)
    {
        var (lower, upper) = (ExactForm.Of(from, steps), ExactForm.Of(to, steps));
        if (lower.AsConstant is { IsInteger: true } first && upper.AsConstant is { IsInteger: true } last && last - first < LongestSum)
        {
            var total = function == "sum" ? Quotient.Zero : Quotient.One;
            for (var k = first; k <= last; k += 1)
            {
                var term = ExactForm.Of(Rewriting.Substitute(body, variable.Name, new Num(k)), steps);
                total = function == "sum" ? total + term : total * term;
            }

            return total;
        }

        var bound = ExactForm.Of(Rewriting.Substitute(body, variable.Name, new Sym("bound")), steps);
        return ExactForm.Opaque(function, bound, lower, upper);
    }
}
