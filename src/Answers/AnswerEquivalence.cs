using Ponder.Answers.Equivalence;
using Ponder.Answers.Kinds;

namespace Ponder.Answers;

/// <summary>Whether two answers are the same to a mathematician. Symmetric, never throws, ends after a bounded number of steps.</summary>
public static class AnswerEquivalence
{
    /// <summary>Whether both say the same: <c>1/2</c> is <c>0.5</c>, <c>5</c> is <c>5 cm</c>, <c>x &gt; 2</c> is <c>(2, ∞)</c>.</summary>
    /// <param name="a">One answer, in LaTeX or plain text; not a whole solution (see <see cref="AnswerExtractor"/>).</param>
    /// <param name="b">The other.</param>
    /// <param name="options">What counts as the same; null is <see cref="EquivalenceOptions.Default"/>.</param>
    /// <returns>False too where neither can be read and the texts differ.</returns>
    /// <exception cref="ArgumentNullException">An answer is null.</exception>
    public static bool AreEquivalent(string a, string b, EquivalenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        options ??= EquivalenceOptions.Default;
        if (a == b) return true;
        return options.Kind != AnswerKind.Math ? KindEquivalence.Same(a, b, options)
            : AreEquivalent(AnswerCache.Get(a), AnswerCache.Get(b), options);
    }

    /// <summary>
    /// Whether an answer is what a reference asks for: equivalent, or a chain of equalities that ends in the reference's value, or
    /// 1,3 where the reference is 1.3, or 2516 where it is 2516 to the base 8.
    /// Unless <paramref name="setsAsRelations"/>, an inequality does not match a reference given as a set: restating it is not solving it.
    /// </summary>
    /// <param name="reference">The right answer.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="options">What counts as the same; null is <see cref="EquivalenceOptions.Default"/>.</param>
    /// <param name="setsAsRelations">Whether an inequality may stand for a set.</param>
    /// <exception cref="ArgumentNullException">An answer is null.</exception>
    public static bool Matches(string reference, string answer, EquivalenceOptions? options = null, bool setsAsRelations = true)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(answer);
        options ??= EquivalenceOptions.Default;
        if (options.Kind != AnswerKind.Math) return AreEquivalent(reference, answer, options);
        var (a, b) = (AnswerCache.Get(reference), AnswerCache.Get(answer));
        if (!setsAsRelations && a.IsBareSet && b.IsInequality) return false;
        return AreEquivalent(a, b, options)
            || (a.Decimal is null && b.Decimal is { } number && AreEquivalent(a, number, options))
            || b.LacksBaseOf(a)
            || (b.Meanings[0] is EquationMeaning { Last: var last } && a.Meanings[0] is not EquationMeaning
                && Same(a.Meanings[0], last, options));
    }

    internal static bool AreEquivalent(Answer a, Answer b, EquivalenceOptions options)
    {
        if (a.Plain == b.Plain) return true;
        for (var i = 0; i < a.Meanings.Count; i++)
        {
            for (var j = 0; j < b.Meanings.Count; j++)
                if ((i == 0 || j == 0) && Same(a.Meanings[i], b.Meanings[j], options)) return true;
        }

        return false;
    }

    private static bool Same(Meaning a, Meaning b, EquivalenceOptions options)
    {
        try
        {
            return new Comparison(options).Same(a, b);
        }
        catch (ArithmeticException)
        {
            return false;
        }
    }
}
