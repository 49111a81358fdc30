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

    /// <summary>Whether it cannot do without a verifier, as its options stand by default.</summary>
    public bool NeedsVerifier { get; init; }

    /// <summary>Makes it with checked options; throws <see cref="OptionException"/> where they do not fit together.</summary>
    public required Func<OptionValues, IStrategy> Create { get; init; }

    /// <summary>The most it can ask for, from which an estimate is reckoned.</summary>
    public required Func<OptionValues, Demand> Demand { get; init; }
}
