using Ponder.Core.Proposing;
using Ponder.Search.Solving;

namespace Ponder.Search.Catalogue;

/// <summary>A strategy and its options as chosen for a problem.</summary>
public sealed record StrategyChoice(string Name, IReadOnlyDictionary<string, string> Options);

/// <summary>An entry of the catalogue.</summary>
public sealed record Strategy
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What can be set.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>What the proposer must be able to do.</summary>
    public Abilities Needs { get; init; }

    /// <summary>Whether it cannot do without a verifier.</summary>
    public bool NeedsVerifier { get; init; }

    /// <summary>Makes it with checked options; throws <see cref="OptionException"/> where they do not fit together.</summary>
    public required Func<OptionValues, IStrategy> Create { get; init; }

    /// <summary>The most it can ask for, from which an estimate is reckoned.</summary>
    public required Func<OptionValues, Demand> Demand { get; init; }
}

/// <summary>
/// The most one problem can be asked for: so many drafts begun from the problem or an attempt, so many continuations of one step, so many
/// requests (each reads its prompt once), whether drafts are scored, and how many attempts a prompt may show.
/// </summary>
public readonly record struct Demand(int Solutions, int Requests, bool Scored, int Steps = 0, int Attempts = 0);
