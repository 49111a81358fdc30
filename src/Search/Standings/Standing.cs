using Ponder.Core.Budgets;
using Ponder.Core.Voting;
using Ponder.Search.Pages;
using Ponder.Search.Solving;

namespace Ponder.Search.Standings;

/// <summary>How a problem stands after a wave: numbers only, so that a job of a million problems fits in memory.</summary>
public sealed record Standing(int Problem, SolveStatus Status)
{
    /// <summary>What was run on it last; null before anything was.</summary>
    public StrategyChoice? Arm { get; init; }

    /// <summary>What its first samples showed.</summary>
    public PilotFacts Pilot { get; init; } = PilotFacts.None;

    /// <summary>Whole samples drawn from the problem, whatever became of them.</summary>
    public int Samples { get; init; }

    /// <summary>Whether one of them was drawn at temperature 0, for votes to take in.</summary>
    public bool AtZero { get; init; }

    /// <summary>The groups of equivalent answers the last vote was taken of, the chosen one first.</summary>
    public IReadOnlyList<GroupFacts> Groups { get; init; } = [];

    /// <summary>How likely its answer is right, 0..1, where that was fitted; null elsewhere, where its groups tell.</summary>
    public double? Chance { get; init; }

    /// <summary>What all visits spent.</summary>
    public Spend Spent { get; init; }

    /// <summary>Whether the proposer can read it, and did.</summary>
    public bool Readable => Pilot.Samples > 0;

    /// <summary>Whether the cap left it without a single sample.</summary>
    public bool Unbegun => Status == SolveStatus.Partial && !Readable;

    /// <summary>The standing after a visit.</summary>
    /// <param name="outcome">What the visit came to.</param>
    /// <param name="earlier">The standing before it; null before the first.</param>
    /// <param name="voting">How answers are counted.</param>
    /// <param name="chance">How likely its answer is right, 0..1; null where that is not fitted.</param>
    public static Standing Of(ProblemOutcome outcome, Standing? earlier, VoteOptions voting, double? chance = null) => new(outcome.Problem, outcome.Status)
    {
        Arm = outcome.History[^1].Strategy.Shared(),
        Pilot = earlier is { Readable: true } && earlier.Pilot.Samples >= Pilots.Sizes[^1] ? earlier.Pilot : PilotFacts.Of(outcome, voting),
        Samples = outcome.Pool.Count(c => c.Parent is null && c.Ending != Core.Proposing.Ending.Step && c.Purpose == Core.Proposing.Purpose.Solve),
        AtZero = outcome.History.Any(visit => FirstDraft.IsIn(visit.Strategy)),
        Groups = GroupFacts.Of(outcome.Vote.Groups),
        Chance = chance,
        Spent = outcome.History.Aggregate(default(Spend), (sum, visit) => sum + visit.Spend),
    };
}
