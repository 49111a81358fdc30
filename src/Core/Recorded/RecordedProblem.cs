using Ponder.Answers;

namespace Ponder.Core.Recorded;

/// <summary>A problem with what models once answered to it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its text; where none is recorded, its id stands for it.</param>
/// <param name="Reference">The right answer, where it is known.</param>
/// <param name="Samples">What was answered: independent samples, in no order that means anything.</param>
public sealed record RecordedProblem(string Id, string Text, string? Reference, IReadOnlyList<RecordedSample> Samples)
{
    /// <summary>What kind of answer it asks for.</summary>
    /// <value>Null by default: counts as <see cref="AnswerKind.Math"/>.</value>
    public AnswerKind? Kind { get; init; }

    /// <summary>Every sample's place, in an order that only the seed and the problem decide (Fisher–Yates).</summary>
    public IReadOnlyList<int> Order(ulong seed) => RecordedOrder.Of(seed, Id, Samples.Count);
}

/// <summary>One recorded answer.</summary>
/// <param name="Answer">What it answers; null where it was cut short or says nothing.</param>
/// <param name="Tokens">What writing it cost, in tokens, at least 1.</param>
/// <param name="Text">What was written; null where only the answer is recorded.</param>
/// <param name="Scores">The verifier's score of each of its steps, 0..1; null where there are none.</param>
/// <param name="VerifierTokens">What scoring it cost, in tokens.</param>
public sealed record RecordedSample(string? Answer, int Tokens, string? Text = null, IReadOnlyList<double>? Scores = null, int VerifierTokens = 0);
