using Ponder.Answers;
using Ponder.Core.Candidates;

namespace Ponder.Evaluation.Cards;

/// <summary>Which answers to a problem are right, each compared once.</summary>
/// <param name="reference">The right answer.</param>
/// <param name="equivalence">What counts as the same.</param>
internal sealed class RightAnswers(string reference, EquivalenceOptions? equivalence)
{
    private readonly SortedDictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Whether the candidate gives a right one.</summary>
    public bool Has(Candidate candidate) => candidate.Votes && Include(candidate.Answer);

    /// <summary>Whether the answer is right; none is not.</summary>
    public bool Include(string? answer)
    {
        if (answer is null) return false;
        if (!known.TryGetValue(answer, out var right)) known[answer] = right = AnswerEquivalence.Matches(reference, answer, equivalence);
        return right;
    }
}
