using Ponder.Answers.Arithmetic;
using Ponder.Answers.Parsing;

namespace Ponder.Answers.Equivalence;

/// <summary>A number or formula: its exact form where it has one of moderate size, its sampled values when asked for.</summary>
internal sealed class Scalar
{
    private const int SamplingSteps = 1_500;

    private readonly Point?[] samples = new Point?[Seeds.Samples];
    private int sampled;

    public Scalar(Expr source, Steps steps)
    {
        Source = source;
        try
        {
            Exact = ExactForm.Of(source, steps);
        }
        catch (ArithmeticException)
        {
            Exact = null;
        }

        IsDecimal = Rewriting.Any(source, e => e is Num { Decimal: true });
    }

    public Expr Source { get; }

    public Quotient? Exact { get; }

    /// <summary>Written with a decimal point, so perhaps rounded.</summary>
    public bool IsDecimal { get; }

    /// <summary>The exact value where that is a plain fraction.</summary>
    public Rational? Number => Exact?.AsConstant;

    /// <summary>The exact form says all: unequal forms mean unequal values.</summary>
    public bool IsConclusive => Exact is not null && !Exact.Atoms.Any(atom => ExactForm.IsOpaque(atom) || atom[0] == '#' && atom.Length > 8)
        && !Exact.Numerator.Terms.Concat(Exact.Denominator.Terms).SelectMany(t => t.Monomial.Factors)
            .Any(f => !f.Power.IsInteger && f.Atom[0] != '#');

    /// <summary>Free of variables and unknown functions.</summary>
    public bool IsConstant => !Rewriting.Any(Source, e =>
        e is Sym { Name: not ("pi" or "e" or "i") } || e is Apply { Function: "'" or "mod" }
            || (e is Apply { Function: var f } && !Vocabulary.Functions.Contains(f) && !IsArithmetic(f)));

    /// <summary>The value at a sample, or null where there is none.</summary>
    public Point? Sample(int sample)
    {
        if ((Volatile.Read(ref sampled) & (1 << sample)) == 0) Fill(sample);
        return samples[sample];
    }

    /// <summary>The value of a real constant in <see cref="Fixed"/> form, else null.</summary>
    public System.Numerics.BigInteger? RealValue => IsConstant && Sample(0) is { IsReal: true } point ? point.Re : null;

    private void Fill(int sample)
    {
        lock (samples)
        {
            try
            {
                samples[sample] = Sampling.At(Source, sample, new Steps(SamplingSteps));
            }
            catch (ArithmeticException)
            {
                samples[sample] = null;
            }

            Volatile.Write(ref sampled, sampled | (1 << sample));
        }
    }

    private static bool IsArithmetic(string function) =>
        function is "factorial" or "factorial2" or "binom" or "root" || function.StartsWith("arc", StringComparison.Ordinal);
}
