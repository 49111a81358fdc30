namespace Ponder.Answers.Equivalence;

/// <summary>
/// Where an answer may be a list or a decimal, the others of its pool decide: 1,3 beside 1.3 is a number, beside 1, 3 a list.
/// </summary>
internal static class Pools
{
    public static Answer[] Decide(Answer[] answers, EquivalenceOptions options)
    {
        if (!Array.Exists(answers, answer => answer.Decimal is not null)) return answers;
        var sure = answers.Where(answer => answer.Decimal is null).DistinctBy(answer => answer.Plain).ToList();
        return [.. answers.Select(answer => IsNumber(answer) ? answer.Decimal! : answer)];

        bool IsNumber(Answer answer) => answer.Decimal is { } number && !Has(answer) && Has(number);
        bool Has(Answer answer) => sure.Exists(other => AnswerEquivalence.AreEquivalent(answer, other, options));
    }
}
