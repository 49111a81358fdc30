using System.Numerics;
using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>The functions that can be evaluated; a function nobody knows gets arbitrary values that depend on its name.</summary>
internal static class SampledFunctions
{
    private const int Cost = 40;

    public static Point Value(Apply apply, int sample, Steps steps)
    {
        if (Exact(apply, steps) is { } exact) return Point.Of(exact);
        var arguments = Bound(apply).Select(argument => Sampling.At(argument, sample, steps)).ToList();
        steps.Spend(Cost);
        return arguments.Count == 1 && Elementary(apply.Function, arguments[0]) is { } value ? value
            : arguments.Count == 2 && Binary(apply.Function, arguments[0], arguments[1]) is { } result ? result
            : Unknown(apply.Function, arguments, sample);
    }

    private static Rational? Exact(Apply apply, Steps steps) =>
        apply.Function is "factorial" or "factorial2" or "binom" or "gcd" or "lcm" or "max" or "min" or "floor" or "ceil" or "sum" or "prod"
        && !Rewriting.Any(apply, e => e is Sym or Power { Exponent: Num { Value.IsInteger: false } })
            ? ExactFunctions.Of(apply, steps).AsConstant
            : null;

    private static IEnumerable<Expr> Bound(Apply apply) =>
        apply is { Function: "sum" or "prod", Arguments: [var body, Sym { Name: var name }, var from, var to] }
        ? [Rewriting.Substitute(body, name, new Sym("bound")), from, to]
        : apply.Arguments;

    private static Point? Elementary(string function, Point x) => ExactFunctions.Synonym(function) switch
    {
        "sin" => PointFunctions.SinCos(x).Sin,
        "cos" => PointFunctions.SinCos(x).Cos,
        "tan" => PointFunctions.SinCos(x) is var (s, c) ? s / c : null,
        "cot" => PointFunctions.SinCos(x) is var (s, c) ? c / s : null,
        "sec" => Point.One / PointFunctions.SinCos(x).Cos,
        "csc" => Point.One / PointFunctions.SinCos(x).Sin,
        "sinh" => (PointFunctions.Exp(x) - PointFunctions.Exp(-x)) / Point.Of(2),
        "cosh" => (PointFunctions.Exp(x) + PointFunctions.Exp(-x)) / Point.Of(2),
        "tanh" => (PointFunctions.Exp(x) - PointFunctions.Exp(-x)) / (PointFunctions.Exp(x) + PointFunctions.Exp(-x)),
        "arcsin" => PointFunctions.ArcSine(x),
        "arccos" => PointFunctions.ArcCosine(x),
        "arctan" => PointFunctions.ArcTangent(x),
        "arccot" => Point.Real(FixedFunctions.Pi >> 1) - PointFunctions.ArcTangent(x),
        "arcsec" => PointFunctions.ArcCosine(Point.One / x),
        "arccsc" => PointFunctions.ArcSine(Point.One / x),
        "exp" => PointFunctions.Exp(x),
        "ln" => PointFunctions.Log(x),
        "lg" => PointFunctions.Log(x) / PointFunctions.Log(Point.Of(10)),
        "cis" => PointFunctions.Exp(Point.I * x),
        "abs" => Point.Real(x.Size),
        "Re" => Point.Real(x.Re),
        "Im" => Point.Real(x.Im),
        "arg" => Point.Real(PointFunctions.Argument(x)),
        "floor" when x.IsReal => Point.Real(Floor(x.Re)),
        "ceil" when x.IsReal => Point.Real(-Floor(-x.Re)),
        _ => null,
    };

    private static Point? Binary(string function, Point x, Point y) => function switch
    {
        "log" => PointFunctions.Log(x) / PointFunctions.Log(y),
        "root" when y.IsReal && !y.Re.IsZero && (y.Re & (Fixed.One - 1)).IsZero =>
            PointFunctions.Power(x, new Rational(BigInteger.One, y.Re >> Fixed.Bits)),
        "max" when x.IsReal && y.IsReal => Point.Real(BigInteger.Max(x.Re, y.Re)),
        "min" when x.IsReal && y.IsReal => Point.Real(BigInteger.Min(x.Re, y.Re)),
        _ => null,
    };

    /// <summary>A value just below a whole number by rounding counts as that number.</summary>
    private static BigInteger Floor(BigInteger x) => (x + (BigInteger.One << 64)) >> Fixed.Bits << Fixed.Bits;

    /// <summary>A rational function of the arguments with coefficients of the function's own.</summary>
    private static Point Unknown(string function, List<Point> arguments, int sample)
    {
        Rational Own(string name, int place) => Seeds.Value($"{function}{place}{name}", sample);

        var value = Point.Of(Seeds.Value(function, sample));
        for (var i = 0; i < arguments.Count; i++)
        {
            var x = arguments[i];
            var (a, b, c) = (Own("a", i), Own("b", i), Own("c", i));
            value += (Point.Of(a) * x) + (Point.Of(b) * x * x) + (Point.Of(c) * x * x * x) + (Point.Of(a + b) * value * x);
        }

        return value;
    }
}
