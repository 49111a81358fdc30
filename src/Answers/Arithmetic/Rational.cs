using System.Globalization;
using System.Numerics;

namespace Ponder.Answers.Arithmetic;

/// <summary>An exact fraction in lowest terms with a positive denominator. Refuses to grow past <see cref="MostBits"/>.</summary>
internal readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    public const int MostBits = 6_000;

    private readonly BigInteger denominator;

    public Rational(BigInteger numerator) : this(numerator, BigInteger.One, reduced: true) { }

    public Rational(BigInteger numerator, BigInteger denominator) : this(numerator, denominator, reduced: false) { }

    private Rational(BigInteger numerator, BigInteger denominator, bool reduced)
    {
        if (!reduced)
        {
            if (denominator.IsZero) throw new UnreadableException("division by zero");
            var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            if (denominator.Sign < 0) divisor = -divisor;
            if (!divisor.IsOne) (numerator, denominator) = (numerator / divisor, denominator / divisor);
        }

        Numerator = numerator;
        this.denominator = denominator;
        if (numerator.GetBitLength() > MostBits || denominator.GetBitLength() > MostBits) throw new UnreadableException("number too large");
    }

    public static Rational Zero => new(BigInteger.Zero);
    public static Rational One => new(BigInteger.One);

    public BigInteger Numerator { get; }
    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;
    public int Sign => Numerator.Sign;
    public bool IsZero => Numerator.IsZero;
    public bool IsOne => Numerator.IsOne && Denominator.IsOne;
    public bool IsInteger => Denominator.IsOne;

    public static implicit operator Rational(int value) => new(value);
    public static implicit operator Rational(BigInteger value) => new(value);

    public static Rational operator +(Rational a, Rational b) => a.IsInteger && b.IsInteger
        ? new(a.Numerator + b.Numerator)
        : new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator, reduced: true);
    public static Rational operator -(Rational a, Rational b) => a + -b;
    public static Rational operator *(Rational a, Rational b) => a.IsInteger && b.IsInteger
        ? new(a.Numerator * b.Numerator)
        : new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public Rational Abs() => Sign < 0 ? -this : this;

    public Rational Power(int exponent)
    {
        var size = Math.Max(Numerator.GetBitLength(), Denominator.GetBitLength()) * Math.Abs((long)exponent);
        if (size > 2L * MostBits) throw new UnreadableException("number too large");
        return exponent >= 0
            ? new(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent))
            : new(BigInteger.Pow(Denominator, -exponent), BigInteger.Pow(Numerator, -exponent));
    }

    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>"3", "-3/4", "0.25" or ".25".</summary>
    public static Rational Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (slash >= 0) return Parse(text[..slash]) / Parse(text[(slash + 1)..]);
        var point = text.IndexOf('.');
        if (point < 0) return new(Integer(text));
        return new(Integer(text.Remove(point, 1)), BigInteger.Pow(10, text.Length - point - 1));
    }

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);
    public override int GetHashCode() => (int)((Numerator ^ (Denominator * 397)) & int.MaxValue);

    public int CompareTo(Rational other) => IsInteger && other.IsInteger
        ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public override string ToString() => IsInteger ? Text(Numerator) : $"{Text(Numerator)}/{Text(Denominator)}";

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    private static BigInteger Integer(string text) => text.Length <= MostBits / 4
        ? BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        : throw new UnreadableException("number too large");
}
