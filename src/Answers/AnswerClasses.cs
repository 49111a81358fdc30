using Ponder.Answers.Equivalence;
using Ponder.Answers.Kinds;

namespace Ponder.Answers;

/// <summary>Sorts answers into classes of equivalent ones.</summary>
public static class AnswerClasses
{
    /// <summary>
    /// For every answer the index of its class's first member. A partition that depends on nothing but the answers. Equivalence in
    /// pairs forgives what is left unsaid, so 5 is 5 cm and 5 is 5 km; here the answers that say most found the classes, and one
    /// that says less joins the first class it fits, so 5 cm and 5 km stay apart. What may be
    /// a list or a decimal, as 1,3 may, is what the other answers make likelier.
    /// </summary>
    /// <param name="answers">Answers in any order; the order decides only which member of a class is its first.</param>
    /// <param name="options">What counts as the same; null is <see cref="EquivalenceOptions.Default"/>.</param>
    /// <returns>As many indices as there are answers.</returns>
    /// <exception cref="ArgumentNullException">There is no list.</exception>
    public static IReadOnlyList<int> Of(IReadOnlyList<string> answers, EquivalenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(answers);
        options ??= EquivalenceOptions.Default;
        if (options.Kind != AnswerKind.Math) return FirstMembers(KindEquivalence.Classes(answers, options));
        var read = Pools.Decide([.. answers.Select(AnswerCache.Get)], options);
        var founders = new List<int>();
        var spellings = new Dictionary<string, int>(StringComparer.Ordinal);
        var classes = new int[answers.Count];
        foreach (var i in Enumerable.Range(0,
            answers.Count).OrderBy(i => read[i].Vagueness).ThenBy(i => read[i].Plain, StringComparer.Ordinal))
        {
            if (!spellings.TryGetValue(read[i].Plain, out var founder))
            {
                var at = founders.FindIndex(f => AnswerEquivalence.AreEquivalent(read[f], read[i], options));
                founder = at >= 0 ? founders[at] : i;
                if (founder == i) founders.Add(i);
                spellings.Add(read[i].Plain, founder);
            }

            classes[i] = founder;
        }

        return FirstMembers(classes);
    }

    private static int[] FirstMembers(int[] classes)
    {
        var first = new Dictionary<int, int>();
        for (var i = 0; i < classes.Length; i++)
        {
            first.TryAdd(classes[i], i);
            classes[i] = first[classes[i]];
        }

        return classes;
    }
}
