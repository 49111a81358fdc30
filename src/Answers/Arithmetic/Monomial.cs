using System.Numerics;

namespace Ponder.Answers.Arithmetic;

/// <summary>
/// A product of atoms to rational powers. An atom is a variable, π, e, an unknown function's value such as "sin(x)", the imaginary
/// unit "#i", or a prime "#2" under a root: its power stays in [0, 1), what is whole goes to the coefficient.
/// </summary>
internal sealed class Monomial : IComparable<Monomial>
{
    public const string ImaginaryUnit = "#i";

    public static readonly Monomial One = new([]);

    private Monomial((string Atom, Rational Power)[] factors)
    {
        Factors = factors;
        Key = factors.Length == 1 ? Spell(factors[0]) : string.Join('*', Array.ConvertAll(factors, Spell));
    }

    /// <summary>In the atoms' ordinal order.</summary>
    public IReadOnlyList<(string Atom, Rational Power)> Factors { get; }

    public string Key { get; }

    public bool IsOne => Factors.Count == 0;

    public static string PrimeAtom(BigInteger prime) => $"#{prime}";

    /// <summary>The atom to a power, and the number that comes out of it.</summary>
    public static (Rational Coefficient, Monomial Monomial) Of(string atom, Rational power) => Reduce([(atom, power)]);

    public static (Rational Coefficient, Monomial Monomial) Multiply(Monomial a, Monomial b)
    {
        if (a.IsOne) return (1, b);
        if (b.IsOne) return (1, a);
        var merged = new List<(string Atom, Rational Power)>(a.Factors.Count + b.Factors.Count);
        for (int i = 0, j = 0; i < a.Factors.Count || j < b.Factors.Count;)
        {
            var order = i == a.Factors.Count ? 1 : j == b.Factors.Count ? -1 : string.CompareOrdinal(a.Factors[i].Atom, b.Factors[j].Atom);
            if (order == 0) merged.Add((a.Factors[i].Atom, a.Factors[i++].Power + b.Factors[j++].Power));
            else merged.Add(order < 0 ? a.Factors[i++] : b.Factors[j++]);
        }

        return Reduce(merged);
    }

    public (Rational Coefficient, Monomial Monomial) Raise(Rational exponent) => Reduce(Factors.Select(f => (f.Atom, f.Power * exponent)));

    public int CompareTo(Monomial? other) => string.CompareOrdinal(Key, other?.Key);

    private static string Spell((string Atom, Rational Power) factor) =>
        factor.Power.IsOne ? factor.Atom : string.Concat(factor.Atom, "^", factor.Power.ToString());

    private static (Rational Coefficient, Monomial Monomial) Reduce(IEnumerable<(string Atom, Rational Power)> factors)
    {
        Rational coefficient = 1;
        var kept = new List<(string Atom, Rational Power)>();
        foreach (var (atom, power) in factors)
        {
            var left = power;
            if (atom == ImaginaryUnit)
            {
                var turns = (int)BigInteger.Remainder((BigInteger.Remainder(power.Floor(), 4)) + 4, 4);
                if (turns > 1) coefficient = -coefficient;
                left = turns % 2;
            }
            else if (atom[0] == '#')
            {
                var whole = power.Floor();
                left = power - whole;
                if (!whole.IsZero) coefficient *= Rational.Parse(atom[1..]).Power((int)whole);
            }

            if (!left.IsZero) kept.Add((atom, left));
        }

        return (coefficient, kept.Count == 0 ? One : new Monomial([.. kept]));
    }
}
