using Ponder.Answers;
using Ponder.Core.Verifying;

namespace Ponder.Core.Voting;

/// <summary>How votes are taken on a job.</summary>
public sealed record VoteOptions
{
    /// <summary>How step scores become one.</summary>
    /// <value><see cref="Aggregation.Last"/> by default.</value>
    public Aggregation Aggregation { get; init; } = Aggregation.Last;

    /// <summary>Follow the majority where the vote is contested.</summary>
    /// <value>False by default.</value>
    public bool PreferMajority { get; init; }

    /// <summary>The verifier's margin under which a disagreement with the majority is contested: a share of the weight, 0..1.</summary>
    /// <value>0.1 by default.</value>
    public double ContestedMargin { get; init; } = 0.1;

    /// <summary>When two answers are the same.</summary>
    /// <value>Null by default: <see cref="EquivalenceOptions.Default"/>.</value>
    public EquivalenceOptions? Equivalence { get; init; }

    /// <summary>The same for a problem that asks for answers of that kind.</summary>
    /// <param name="kind">The kind; null counts as <see cref="AnswerKind.Math"/>.</param>
    public VoteOptions For(AnswerKind? kind) => EquivalenceOptions.For(kind, Equivalence) is var equivalence
        && equivalence == Equivalence ? this : this with { Equivalence = equivalence };
}
