using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Voting;

namespace Ponder.Search.Pages;

/// <summary>What a page came to.</summary>
/// <param name="Problems">One outcome per slot, in order.</param>
/// <param name="Spent">All that was charged, calls in doubt included.</param>
/// <param name="Doubt">What of it may never have been spent: calls whose replies were lost, at their worst case.</param>
/// <param name="Rounds">Rounds that called the models.</param>
public sealed record PageOutcome(IReadOnlyList<ProblemOutcome> Problems, Spend Spent, Spend Doubt, int Rounds)
{
    /// <summary>How many times its worst case a call came to at most, whole; null where all kept theirs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Overrun { get; init; }

    /// <summary>What people should know of how the models answered; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Tally? Tally { get; init; }
}

/// <summary>What one problem came to in a wave.</summary>
public sealed record ProblemOutcome
{
    /// <summary>Its place in the job.</summary>
    public required int Problem { get; init; }

    /// <summary>How it stands.</summary>
    public required SolveStatus Status { get; init; }

    /// <summary>Why it is partial or failed.</summary>
    public string? Reason { get; init; }

    /// <summary>The vote.</summary>
    public required Vote Vote { get; init; }

    /// <summary>Every wave's visit, this one's last.</summary>
    public required IReadOnlyList<Visit> History { get; init; }

    /// <summary>Every candidate, earlier waves' included.</summary>
    public required IReadOnlyList<Candidate> Pool { get; init; }
}

/// <summary>How a problem stands.</summary>
public enum SolveStatus
{
    /// <summary>Its strategy ran to its end.</summary>
    Solved,

    /// <summary>The budget ended first; the answer is the best so far.</summary>
    Partial,

    /// <summary>There is no answer, for a reason other than the budget.</summary>
    Failed,
}
