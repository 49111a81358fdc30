namespace Ponder.Answers.Arithmetic;

/// <summary>
/// A rational function, compared exactly by cross-multiplication. The denominator is monic and never a single monomial but 1.
/// </summary>
internal sealed class Quotient
{
    private const int HighestPower = 64;

    public static readonly Quotient Zero = new(Polynomial.Zero);
    public static readonly Quotient One = new(Polynomial.One);

    private Quotient(Polynomial numerator, Polynomial? denominator = null)
    {
        Numerator = numerator;
        Denominator = denominator ?? Polynomial.One;
    }

    public Polynomial Numerator { get; }
    public Polynomial Denominator { get; }

    public bool IsPolynomial => ReferenceEquals(Denominator, Polynomial.One);
    public Rational? AsConstant => IsPolynomial ? Numerator.AsConstant : null;
    public IEnumerable<string> Atoms => Numerator.Atoms.Concat(Denominator.Atoms).Distinct();

    public static Quotient Of(Polynomial numerator) => new(numerator);
    public static Quotient Constant(Rational value) => new(Polynomial.Constant(value));
    public static Quotient Power(string atom, Rational power) => new(Polynomial.Power(atom, power));

    public static Quotient Divide(Polynomial numerator, Polynomial denominator)
    {
        if (denominator.IsZero) throw new UnreadableException("division by zero");
        if (numerator.IsZero) return Zero;
        if (denominator.Terms is [var (monomial, coefficient)])
        {
            var (extra, inverse) = monomial.Raise(-1);
            return new(numerator * Polynomial.Single(extra / coefficient, inverse));
        }

        var lead = 1 / denominator.Terms[0].Coefficient;
        denominator = denominator.Scale(lead);
        numerator = numerator.Scale(lead);
        if (numerator.Terms.Count == denominator.Terms.Count)
        {
            var ratio = numerator.Terms[0].Coefficient;
            if (denominator.Scale(ratio).Equals(numerator)) return Constant(ratio);
        }

        return new(numerator, denominator);
    }

    public static Quotient operator +(Quotient a, Quotient b) =>
        a.IsPolynomial && b.IsPolynomial ? new(a.Numerator + b.Numerator)
        : a.Denominator.Equals(b.Denominator) ? Divide(a.Numerator + b.Numerator, a.Denominator)
        : Divide((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Quotient operator -(Quotient a) => new(-a.Numerator, a.Denominator);
    public static Quotient operator -(Quotient a, Quotient b) => a + -b;

    public static Quotient operator *(Quotient a, Quotient b) => a.IsPolynomial && b.IsPolynomial
        ? new(a.Numerator * b.Numerator)
        : Divide(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Quotient operator /(Quotient a, Quotient b) => Divide(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public Quotient Power(int exponent)
    {
        if (exponent < 0) return One / Power(-exponent);
        if (AsConstant is { } constant) return Constant(constant.Power(exponent));
        if (IsPolynomial && Numerator.Terms is [var (monomial, coefficient)])
        {
            var (extra, raised) = monomial.Raise(exponent);
            return new(Polynomial.Single(coefficient.Power(exponent) * extra, raised));
        }

        if (exponent > HighestPower) throw new UnreadableException("power too high");
        var result = One;
        var square = this;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1) result *= square;
            if (exponent > 1) square *= square;
        }

        return result;
    }

    public bool Equals(Quotient other) => IsPolynomial && other.IsPolynomial
        ? Numerator.Equals(other.Numerator)
        : (Numerator * other.Denominator).Equals(other.Numerator * Denominator);

    public override string ToString() => IsPolynomial ? Numerator.ToString() : $"({Numerator})/({Denominator})";
}
