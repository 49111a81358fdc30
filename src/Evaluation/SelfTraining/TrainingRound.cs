using Ponder.Core.Budgets;

namespace Ponder.Evaluation.SelfTraining;

/// <summary>What a round asks.</summary>
public enum TrainingSet
{
    /// <summary>The problems that are learned from.</summary>
    Own,

    /// <summary>Those of them without a right solution, with their answers given away.</summary>
    Hinted,

    /// <summary>Problems that nothing is learned from.</summary>
    Held,
}

/// <summary>A job of a round.</summary>
/// <param name="Round">Which round, from 0.</param>
/// <param name="Model">The folder of the tuned model that writes; null is the first one.</param>
/// <param name="Set">Which problems.</param>
public sealed record TrainingJob(int Round, string? Model, TrainingSet Set)
{
    /// <summary>The problems, a line each, where they are <see cref="TrainingSet.Hinted"/>; else null.</summary>
    public byte[]? Lines { get; init; }
}

/// <summary>What a round came to.</summary>
/// <param name="Number">Which, from 0: the model before it was tuned.</param>
/// <param name="Model">The folder of the model that wrote; null is the first one.</param>
/// <param name="Drawn">How right it was on the problems that are learned from; null where it did not write on them.</param>
/// <param name="Held">How right it was on held-out problems; null where there are none.</param>
/// <param name="Rows">Solutions that the next model learned from.</param>
/// <param name="Rationalised">How many of them were written with the answer given away.</param>
/// <param name="Spend">What writing on the problems that are learned from cost.</param>
/// <param name="TuningFlops">What the tuning that made the model cost; null for the first one, and where nobody said.</param>
public sealed record TrainingRound(
    int Number, string? Model, DrawnFacts? Drawn, DrawnFacts? Held, int Rows, int Rationalised, Spend Spend, decimal? TuningFlops);

/// <summary>All rounds, and by confidence the answers of all their samples together.</summary>
public sealed record SelfTrainingResult(IReadOnlyList<TrainingRound> Rounds, IReadOnlyList<PooledAnswer> Pooled);
