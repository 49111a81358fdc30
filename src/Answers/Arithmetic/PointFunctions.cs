using System.Numerics;

namespace Ponder.Answers.Arithmetic;

/// <summary>The elementary functions of a complex number, on their principal branches.</summary>
internal static class PointFunctions
{
    public static Point Exp(Point z)
    {
        var size = FixedFunctions.Exp(z.Re);
        if (z.Im.IsZero) return Point.Real(size);
        var (sin, cos) = FixedFunctions.SinCos(z.Im);
        return new(Fixed.Multiply(size, cos), Fixed.Multiply(size, sin));
    }

    public static Point Log(Point z)
    {
        var size = z.Size;
        return size.IsZero ? throw new UnreadableException("logarithm of zero") : new(FixedFunctions.Log(size), Argument(z));
    }

    public static BigInteger Argument(Point z)
    {
        if (z.Im.IsZero) return z.Re.Sign < 0 ? FixedFunctions.Pi : BigInteger.Zero;
        if (z.Re.IsZero) return z.Im.Sign * (FixedFunctions.Pi >> 1);
        var angle = FixedFunctions.ArcTangent(Fixed.Divide(z.Im, z.Re));
        return z.Re.Sign > 0 ? angle : angle + (z.Im.Sign * FixedFunctions.Pi);
    }

    public static Point Root(Point z)
    {
        if (z.Im.IsZero) return z.Re.Sign >= 0 ? Point.Real(Fixed.Root(z.Re)) : new(BigInteger.Zero, Fixed.Root(-z.Re));
        var size = z.Size;
        var re = Fixed.Root(BigInteger.Max(size + z.Re, 0) >> 1);
        var im = Fixed.Root(BigInteger.Max(size - z.Re, 0) >> 1);
        return new(re, z.Im.Sign * im);
    }

    /// <summary>An odd root of a negative real number is real, as schools have it; otherwise the principal value.</summary>
    public static Point Power(Point z, Rational exponent)
    {
        if (exponent.IsInteger && exponent.Abs() <= Fixed.MostBits) return Whole(z, (int)exponent.Numerator);
        if (exponent.Denominator == 2 && exponent.Abs() <= 64) return Whole(Root(z), (int)exponent.Numerator);
        if (z.Im.IsZero && z.Re.Sign < 0 && !exponent.Denominator.IsEven)
        {
            var size = Power(-z, exponent);
            return exponent.Numerator.IsEven ? size : -size;
        }

        return Power(z, Point.Of(exponent));
    }

    public static Point Power(Point z, Point exponent) => z == Point.Zero ? Point.Zero : Exp(exponent * Log(z));

    public static (Point Sin, Point Cos) SinCos(Point z)
    {
        if (z.Im.IsZero)
        {
            var (sin, cos) = FixedFunctions.SinCos(z.Re);
            return (Point.Real(sin), Point.Real(cos));
        }

        var (up, down) = (Exp(Point.I * z), Exp(-(Point.I * z)));
        var two = Point.Of(2);
        return ((up - down) / (two * Point.I), (up + down) / two);
    }

    public static Point ArcTangent(Point z) => z.Im.IsZero
        ? Point.Real(FixedFunctions.ArcTangent(z.Re))
        : (Log(Point.One + (Point.I * z)) - Log(Point.One - (Point.I * z))) / (Point.Of(2) * Point.I);

    public static Point ArcSine(Point z) => -(Point.I * Log((Point.I * z) + Root(Point.One - (z * z))));

    public static Point ArcCosine(Point z) => Point.Real(FixedFunctions.Pi >> 1) - ArcSine(z);

    private static Point Whole(Point z, int exponent)
    {
        if (exponent < 0) return Point.One / Whole(z, -exponent);
        var result = Point.One;
        for (var square = z; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1) result *= square;
            if (exponent > 1) square *= square;
        }

        return result;
    }
}
