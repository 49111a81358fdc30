using System.Numerics;
using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Equivalence;

/// <summary>Fractional powers of what has just one term: numbers are split into primes, so √8 is 2√2.</summary>
internal static class ExactRoots
{
    private const int LargestPrime = 1_000;
    private const int HighestRoot = 64;

    /// <summary>Null where the power has no such form.</summary>
    public static Quotient? Power(Quotient value, Rational power, Steps steps)
    {
        if (value.Numerator.IsZero) return power.Sign > 0 ? Quotient.Zero : null;
        if (!value.IsPolynomial || value.Numerator.Terms is not [var (monomial, coefficient)]) return null;
        if (power.Denominator > HighestRoot || power.Abs() > HighestRoot) return null;
        steps.Spend((int)(coefficient.Numerator.GetBitLength() + coefficient.Denominator.GetBitLength()));
        foreach (var (atom, exponent) in monomial.Factors)
            if (!HasPositiveBase(atom) && !exponent.IsOne) return null;
        if (monomial.Factors.Any(f => f.Atom == Monomial.ImaginaryUnit)) return null;
        var (extra, raised) = monomial.Raise(power);
        return Number(coefficient, power) is { } number ? number * Quotient.Of(Polynomial.Single(extra, raised)) : null;
    }

    private static bool HasPositiveBase(string atom) => atom[0] == '#' || atom is ExactForm.Pi or ExactForm.E;

    private static Quotient? Number(Rational value, Rational power)
    {
        if (value.Sign >= 0) return Quotient.Of(Positive(value.Numerator, power) * Positive(value.Denominator, -power));
        var size = Quotient.Of(Positive(-value.Numerator, power) * Positive(value.Denominator, -power));
        if (power.Denominator == 2) return size * Quotient.Power(Monomial.ImaginaryUnit, power.Numerator);
        return power.Denominator.IsEven ? null : size * Quotient.Constant(power.Numerator.IsEven ? 1 : -1);
    }

    /// <summary>A cofactor without small primes is kept whole; sampling tells what this leaves open.</summary>
    private static Polynomial Positive(BigInteger value, Rational power)
    {
        var result = Polynomial.One;
        for (BigInteger prime = 2; prime <= LargestPrime && prime * prime <= value; prime += prime == 2 ? 1 : 2)
        {
            var count = 0;
            while ((value % prime).IsZero)
            {
                value /= prime;
                count++;
            }

            if (count > 0) result *= Polynomial.Power(Monomial.PrimeAtom(prime), power * count);
        }

        if (value.IsOne) return result;
        if (Square(value) is { } root) (value, power) = (root, power * 2);
        return result * Polynomial.Power(Monomial.PrimeAtom(value), power);
    }

    private static BigInteger? Square(BigInteger value)
    {
        var root = Fixed.Root(value << Fixed.Bits) >> Fixed.Bits;
        return root * root == value ? root : null;
    }
}
