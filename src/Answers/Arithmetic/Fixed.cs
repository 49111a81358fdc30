using System.Numerics;

namespace Ponder.Answers.Arithmetic;

/// <summary>Real numbers as multiples of 2^-256: enough to tell apart what no answer's coincidence would.</summary>
internal static class Fixed
{
    public const int Bits = 256;

    /// <summary>Beyond this many bits a value is refused.</summary>
    public const int MostBits = 8_000;

    public static readonly BigInteger One = BigInteger.One << Bits;

    public static BigInteger Of(Rational value) => Checked((value.Numerator << Bits) / value.Denominator);

    public static BigInteger Multiply(BigInteger a, BigInteger b) => Checked((a * b) >> Bits);

    public static BigInteger Divide(BigInteger a, BigInteger b) =>
        b.IsZero ? throw new UnreadableException("division by zero") : (a << Bits) / b;

    public static BigInteger Root(BigInteger x)
    {
        if (x.IsZero) return x;
        var target = x << Bits;
        var root = BigInteger.One << (int)((target.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (target / root)) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }

    public static double ToDouble(BigInteger x)
    {
        var shift = (int)Math.Max(0, x.GetBitLength() - 64);
        return Math.ScaleB((double)(x >> shift), shift - Bits);
    }

    public static BigInteger OfDouble(double x) => new BigInteger(Math.ScaleB(x, 60)) << (Bits - 60);

    public static BigInteger Checked(BigInteger x) => x.GetBitLength() <= MostBits ? x : throw new UnreadableException("value too large");
}
