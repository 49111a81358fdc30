namespace Ponder.Answers.Arithmetic;

/// <summary>A sum of monomials with exact coefficients, in the monomials' order; one expression, one polynomial.</summary>
internal sealed class Polynomial
{
    public const int MostTerms = 100;
    private const int MostProducts = 400;

    public static readonly Polynomial Zero = new([]);
    public static readonly Polynomial One = Constant(1);

    private Polynomial((Monomial Monomial, Rational Coefficient)[] terms) => Terms = terms;

    public IReadOnlyList<(Monomial Monomial, Rational Coefficient)> Terms { get; }

    public bool IsZero => Terms.Count == 0;

    /// <summary>The value of a polynomial that is only a number, else null.</summary>
    public Rational? AsConstant => IsZero ? Rational.Zero : Terms.Count == 1 && Terms[0].Monomial.IsOne ? Terms[0].Coefficient : null;

    public IEnumerable<string> Atoms => Terms.SelectMany(t => t.Monomial.Factors, (_, f) => f.Atom).Distinct();

    public static Polynomial Constant(Rational value) => value.IsZero ? Zero : new([(Monomial.One, value)]);

    public static Polynomial Power(string atom, Rational power)
    {
        var (coefficient, monomial) = Monomial.Of(atom, power);
        return new([(monomial, coefficient)]);
    }

    public static Polynomial Single(Rational coefficient, Monomial monomial) => coefficient.IsZero ? Zero : new([(monomial, coefficient)]);

    public static Polynomial operator +(Polynomial a, Polynomial b)
    {
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        var sum = new List<(Monomial, Rational)>(a.Terms.Count + b.Terms.Count);
        for (int i = 0, j = 0; i < a.Terms.Count || j < b.Terms.Count;)
        {
            var order = i == a.Terms.Count ? 1 : j == b.Terms.Count ? -1 : a.Terms[i].Monomial.CompareTo(b.Terms[j].Monomial);
            if (order != 0)
            {
                sum.Add(order < 0 ? a.Terms[i++] : b.Terms[j++]);
            }
            else
            {
                var coefficient = a.Terms[i].Coefficient + b.Terms[j++].Coefficient;
                if (!coefficient.IsZero) sum.Add((a.Terms[i].Monomial, coefficient));
                i++;
            }
        }

        return Checked([.. sum]);
    }

    public static Polynomial operator -(Polynomial a) => a.Scale(-1);
    public static Polynomial operator -(Polynomial a, Polynomial b) => a + -b;

    public static Polynomial operator *(Polynomial a, Polynomial b)
    {
        if (a.AsConstant is { } left) return b.Scale(left);
        if (b.AsConstant is { } right) return a.Scale(right);
        if ((long)a.Terms.Count * b.Terms.Count > MostProducts) throw new UnreadableException("too many terms");
        var product = new Dictionary<string, (Monomial Monomial, Rational Coefficient)>(StringComparer.Ordinal);
        foreach (var (m, c) in a.Terms)
        {
            foreach (var (n, d) in b.Terms)
            {
                var (extra, monomial) = Monomial.Multiply(m, n);
                var term = c * d * extra;
                product[monomial.Key] = (monomial, product.TryGetValue(monomial.Key, out var known) ? known.Coefficient + term : term);
            }
        }

        var terms = product.Values.Where(term => !term.Coefficient.IsZero).ToArray();
        Array.Sort(terms, (x, y) => x.Monomial.CompareTo(y.Monomial));
        return Checked(terms);
    }

    public Polynomial Scale(Rational factor) =>
        factor.IsZero ? Zero : factor.IsOne ? this : new([.. Terms.Select(t => (t.Monomial, t.Coefficient * factor))]);

    public bool Equals(Polynomial other)
    {
        if (Terms.Count != other.Terms.Count) return false;
        for (var i = 0; i < Terms.Count; i++)
            if (Terms[i].Coefficient != other.Terms[i].Coefficient || Terms[i].Monomial.Key != other.Terms[i].Monomial.Key) return false;
        return true;
    }

    /// <summary>Scaled so that the first coefficient is one: what an equation's sides are up to a factor.</summary>
    public Polynomial Monic() => IsZero ? this : Scale(1 / Terms[0].Coefficient);

    public override string ToString() => IsZero ? "0" : string.Join('+', Terms.Select(Spell));

    private static string Spell((Monomial Monomial, Rational Coefficient) term) =>
        term.Monomial.IsOne ? term.Coefficient.ToString()
        : term.Coefficient.IsOne ? term.Monomial.Key
        : $"{term.Coefficient}*{term.Monomial.Key}";

    private static Polynomial Checked((Monomial, Rational)[] terms) =>
        terms.Length <= MostTerms ? new(terms) : throw new UnreadableException("too many terms");
}
