using System.Text.Json.Serialization;
using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Solving;

namespace Ponder.Search.Pages;

/// <summary>Everything that shapes a page's rounds, and no text: the same plan gives the same requests anywhere.</summary>
public sealed record PagePlan
{
    /// <summary>The job's id.</summary>
    public required string Job { get; init; }

    /// <summary>The wave, from 0.</summary>
    public required int Wave { get; init; }

    /// <summary>The page in the wave, from 0.</summary>
    public required int Page { get; init; }

    /// <summary>What the page may spend.</summary>
    public required Cap Slice { get; init; }

    /// <summary>How many times their worst case calls of earlier pages came to: reservations here are so many times larger.</summary>
    /// <value>From 1; 1 by default.</value>
    public int Overrun { get; init; } = 1;

    /// <summary>How the models are used.</summary>
    public required SearchSettings Settings { get; init; }

    /// <summary>The page's problems.</summary>
    public required IReadOnlyList<Slot> Slots { get; init; }
}

/// <summary>One problem's place on a page.</summary>
/// <param name="Problem">Its place in the job, from 0.</param>
/// <param name="Id">Its id, from which its seeds come.</param>
/// <param name="PromptTokens">Tokens of the problem as a prompt, at most.</param>
/// <param name="Refusal">Why the proposer cannot read it, if it cannot.</param>
/// <param name="Strategy">What to run on it.</param>
/// <param name="Pool">What earlier waves paid for.</param>
/// <param name="History">What earlier waves ran and spent.</param>
public sealed record Slot(
    int Problem, string Id, int PromptTokens, string? Refusal, StrategyChoice Strategy, IReadOnlyList<Candidate> Pool, IReadOnlyList<Visit> History)
{
    /// <summary>About how many tokens the prompt has: what room the context leaves goes by this, reservations by <see cref="PromptTokens"/>.</summary>
    /// <value>As <see cref="PromptTokens"/> by default.</value>
    public int Expected { get; init; } = PromptTokens;

    /// <summary>How the proposers after the first read it; null and left out of JSON where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Reading>? Others { get; init; }

    /// <summary>What kind of answer it asks for; null counts as <see cref="AnswerKind.Math"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnswerKind? Kind { get; init; }

    /// <summary>How that proposer reads it.</summary>
    internal Reading Read(int writer) => writer == 0 ? new(PromptTokens, Refusal) { Expected = Expected } : Others![writer - 1] with { Expected = Others[writer - 1].Expected ?? Others[writer - 1].Tokens };

    /// <summary>Why none of the job's proposers can read it; null where one can.</summary>
    internal string? Unread(int writers) => Enumerable.Range(0, writers).All(writer => Read(writer).Refusal is not null) ? Refusal : null;
}

/// <summary>One wave's visit to a problem: what was run and what it spent.</summary>
public sealed record Visit(int Wave, StrategyChoice Strategy, Spend Spend);
