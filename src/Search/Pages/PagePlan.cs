using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Voting;
using Ponder.Search.Catalogue;

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
    int Problem, string Id, int PromptTokens, string? Refusal, StrategyChoice Strategy, IReadOnlyList<Candidate> Pool, IReadOnlyList<Visit> History);

/// <summary>One wave's visit to a problem: what was run and what it spent.</summary>
public sealed record Visit(int Wave, StrategyChoice Strategy, Spend Spend);

/// <summary>What is the same for every problem of a job.</summary>
public sealed record SearchSettings
{
    /// <summary>The root of all seeds.</summary>
    public ulong Seed { get; init; }

    /// <summary>Sampling temperature where a strategy asks for none.</summary>
    public double Temperature { get; init; } = 0.8;

    /// <summary>Tokens a whole solution may have.</summary>
    public int MaxTokens { get; init; } = 256;

    /// <summary>What the proposer puts between steps.</summary>
    public string StepSeparator { get; init; } = "\n\n";

    /// <summary>Tokens one step may have.</summary>
    public int StepTokens { get; init; } = 64;

    /// <summary>The proposer's context, in tokens.</summary>
    public int ContextLength { get; init; } = int.MaxValue;

    /// <summary>How often a request may be paid for at most.</summary>
    public Billing Billing { get; init; } = Billing.Once;

    /// <summary>Whether the verifier reads every solution from the problem on.</summary>
    public bool VerifierRereads { get; init; }

    /// <summary>What calls cost.</summary>
    public Tariff Tariff { get; init; } = new();

    /// <summary>What one problem may spend in all waves together; null is no limit beyond the page's.</summary>
    public Cap? ProblemCap { get; init; }

    /// <summary>Requests a round may have: more at once are several rounds, executed side by side, on several machines where there are some.</summary>
    public int ShardSize { get; init; } = 64;

    /// <summary>How votes are taken.</summary>
    public VoteOptions Voting { get; init; } = new();
}
