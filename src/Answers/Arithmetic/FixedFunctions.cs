using System.Numerics;

namespace Ponder.Answers.Arithmetic;

/// <summary>The elementary functions of a real number in <see cref="Fixed"/> form, by reduced Taylor series.</summary>
internal static class FixedFunctions
{
    private const int Halvings = 8;

    public static readonly BigInteger Pi = 4 * ((4 * ArcTangentSeries(Fixed.One / 5)) - ArcTangentSeries(Fixed.One / 239));
    public static readonly BigInteger Ln2 = 2 * Series(Fixed.One / 3, Fixed.Multiply(Fixed.One / 3, Fixed.One / 3));

    public static BigInteger Exp(BigInteger x)
    {
        var twos = BigInteger.Divide(x, Ln2);
        if (BigInteger.Abs(twos) > Fixed.MostBits) throw new UnreadableException("value too large");
        var reduced = (x - (twos * Ln2)) >> Halvings;
        var (sum, term) = (Fixed.One, Fixed.One);
        for (var n = 1; !term.IsZero; n++)
        {
            term = Fixed.Multiply(term, reduced) / n;
            sum += term;
        }

        for (var i = 0; i < Halvings; i++) sum = Fixed.Multiply(sum, sum);
        var shift = (int)twos;
        return shift >= 0 ? sum << shift : sum >> -shift;
    }

    /// <summary>By Newton's method from the machine's logarithm; <paramref name="x"/> is positive.</summary>
    public static BigInteger Log(BigInteger x)
    {
        var shift = (int)x.GetBitLength() - Fixed.Bits;
        var mantissa = shift >= 0 ? x >> shift : x << -shift;
        var log = Fixed.OfDouble(Math.Log(Fixed.ToDouble(mantissa)));
        for (var i = 0; i < 2; i++)
        {
            var power = Exp(log);
            log += 2 * Fixed.Divide(mantissa - power, mantissa + power);
        }

        return log + (shift * Ln2);
    }

    public static (BigInteger Sin, BigInteger Cos) SinCos(BigInteger x)
    {
        var quarter = Pi >> 1;
        var turns = BigInteger.Divide((2 * x) + (x.Sign * quarter), 2 * quarter);
        var reduced = x - (turns * quarter);
        var sin = Alternating(reduced, reduced, 2);
        var cos = Alternating(reduced, Fixed.One, 1);
        return (int)BigInteger.Remainder(BigInteger.Remainder(turns, 4) + 4, 4) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    public static BigInteger ArcTangent(BigInteger x)
    {
        if (BigInteger.Abs(x) > Fixed.One) return (x.Sign * (Pi >> 1)) - ArcTangent(Fixed.Divide(Fixed.One, x));
        for (var i = 0; i < 3; i++) x = Fixed.Divide(x, Fixed.One + Fixed.Root(Fixed.One + Fixed.Multiply(x, x)));
        return 8 * ArcTangentSeries(x);
    }

    /// <summary>first − first·x²/(k(k+1)) + …</summary>
    private static BigInteger Alternating(BigInteger x, BigInteger first, int k)
    {
        var square = Fixed.Multiply(x, x);
        var (sum, term) = (first, first);
        for (; !term.IsZero && term != BigInteger.MinusOne; k += 2)
        {
            term = -(Fixed.Multiply(term, square) / (k * (k + 1)));
            sum += term;
        }

        return sum;
    }

    private static BigInteger ArcTangentSeries(BigInteger x) => Series(x, -Fixed.Multiply(x, x));

    /// <summary>x + x·q/3 + x·q²/5 + …</summary>
    private static BigInteger Series(BigInteger x, BigInteger q)
    {
        var (sum, power) = (x, x);
        for (var n = 3; !power.IsZero && power != BigInteger.MinusOne; n += 2)
        {
            power = Fixed.Multiply(power, q);
            sum += power / n;
        }

        return sum;
    }
}
