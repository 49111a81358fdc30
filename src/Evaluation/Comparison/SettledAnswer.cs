using Ponder.Answers;
using Ponder.Core.Problems;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;

namespace Ponder.Evaluation.Comparison;

/// <summary>A problem as a job has answered it.</summary>
internal sealed record SettledAnswer(string Id, string Text, string? Reference, string? Answer, bool? Right, long Tokens, EquivalenceOptions? Equivalence)
{
    /// <summary>What makes it the same problem in another job.</summary>
    public (string Id, string Text) Key => (Id, Text);

    public ComparedAnswer Side => new(Answer, Right, Tokens);

    /// <summary>A problem without an answer is wrong where the right one is known.</summary>
    public static SettledAnswer Of(Problem problem, ResultRow row, JobSpec spec) => new(
        problem.Id, problem.Text, problem.Reference, row.Answer, problem.Reference is null ? null : row.Correct == true, row.Spend.Tokens,
        spec.Settings.Voting.For(problem.Kind).Equivalence);

    /// <summary>Whether both say the same.</summary>
    public bool Agrees(SettledAnswer other) => Right == other.Right
        && (Answer == other.Answer || (Answer is { } mine && other.Answer is { } theirs && AnswerEquivalence.Matches(mine, theirs, Equivalence)));
}
