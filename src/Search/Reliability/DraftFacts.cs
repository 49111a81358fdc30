using Ponder.Core.Proposing;
using Ponder.Search.Pages;

namespace Ponder.Search.Reliability;

/// <summary>What the first whole sample of a problem shows: as numbers that do not depend on what the problem may cost.</summary>
public static class DraftFacts
{
    /// <summary>The facts' names, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["first sample's length", "first sample's answer", "first sample's score"];

    /// <summary>
    /// The facts: the tokens it took; 1 where it gave an answer, else 0; its last score, not a number where it has none. Null where there is no
    /// whole sample.
    /// </summary>
    /// <param name="outcome">How the problem stands.</param>
    public static double[]? Of(ProblemOutcome outcome) =>
        outcome.Pool.FirstOrDefault(c => c.Purpose.Answers() && c.Ending != Ending.Step) is { } first
            ? [first.Tokens, first.Answer is null ? 0 : 1, first.Scores is { Count: > 0 } scores ? scores[^1] : double.NaN]
            : null;
}
