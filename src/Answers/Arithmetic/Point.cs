using System.Numerics;

namespace Ponder.Answers.Arithmetic;

/// <summary>A complex number of <see cref="Fixed"/> parts.</summary>
internal readonly record struct Point(BigInteger Re, BigInteger Im)
{
    private const int EqualBits = 100;

    public static readonly Point Zero = new(BigInteger.Zero, BigInteger.Zero);
    public static readonly Point One = new(Fixed.One, BigInteger.Zero);
    public static readonly Point I = new(BigInteger.Zero, Fixed.One);

    public bool IsReal => BigInteger.Abs(Im) < BigInteger.One << (Fixed.Bits / 4);

    public static Point Of(Rational value) => new(Fixed.Of(value), BigInteger.Zero);
    public static Point Real(BigInteger value) => new(value, BigInteger.Zero);

    public static Point operator +(Point a, Point b) => new(a.Re + b.Re, a.Im + b.Im);
    public static Point operator -(Point a) => new(-a.Re, -a.Im);
    public static Point operator -(Point a, Point b) => new(a.Re - b.Re, a.Im - b.Im);

    public static Point operator *(Point a, Point b) => a.Im.IsZero && b.Im.IsZero
        ? Real(Fixed.Multiply(a.Re, b.Re))
        : new(Fixed.Multiply(a.Re, b.Re) - Fixed.Multiply(a.Im, b.Im), Fixed.Multiply(a.Re, b.Im) + Fixed.Multiply(a.Im, b.Re));

    public static Point operator /(Point a, Point b)
    {
        if (a.Im.IsZero && b.Im.IsZero) return Real(Fixed.Checked(Fixed.Divide(a.Re, b.Re)));
        var norm = Fixed.Multiply(b.Re, b.Re) + Fixed.Multiply(b.Im, b.Im);
        var top = a * new Point(b.Re, -b.Im);
        return new(Fixed.Checked(Fixed.Divide(top.Re, norm)), Fixed.Checked(Fixed.Divide(top.Im, norm)));
    }

    public BigInteger Size => Im.IsZero ? BigInteger.Abs(Re) : Fixed.Root(Fixed.Multiply(Re, Re) + Fixed.Multiply(Im, Im));

    /// <summary>Whether the two agree in their first 100 bits, or both vanish.</summary>
    public bool Near(Point other)
    {
        var difference = this - other;
        var gap = BigInteger.Max(BigInteger.Abs(difference.Re), BigInteger.Abs(difference.Im));
        var size = BigInteger.Max(
            BigInteger.Max(BigInteger.Abs(Re), BigInteger.Abs(Im)), BigInteger.Max(BigInteger.Abs(other.Re), BigInteger.Abs(other.Im)));
        return gap << EqualBits <= BigInteger.Max(size, BigInteger.One << (Fixed.Bits - EqualBits));
    }
}
