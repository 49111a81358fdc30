using Ponder.Core.Proposing;
using Ponder.Search.Options;

namespace Ponder.Search.Solving;

/// <summary>An entry of the catalogue.</summary>
public sealed record StrategyEntry
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What can be set.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>What whoever writes must be able to do, beyond what its <see cref="Demand"/> says.</summary>
    public Abilities Needs { get; init; }

    /// <summary>Whether it cannot do without a verifier, as its options stand by default.</summary>
    public bool NeedsVerifier { get; init; }

    /// <summary>Whether it searches documents, so that a job needs a retriever.</summary>
    public bool Retrieves { get; init; }

    /// <summary>Whether a proposer judges or compares solutions; another than the writer may then be named for that.</summary>
    public bool Judges { get; init; }

    /// <summary>Whether a larger budget goes on with the draws of a smaller one, so that only what is added is paid.</summary>
    public bool Nested { get; init; }

    /// <summary>Whether its budget is set in sampled solutions.</summary>
    public bool TakesN => Options.Any(o => o.Name == Samples.Name);

    /// <summary>Makes it with checked options; throws <see cref="OptionException"/> where they do not fit together.</summary>
    public required Func<OptionValues, IStrategy> Create { get; init; }

    /// <summary>The most it can ask for, from which an estimate is reckoned.</summary>
    public required Func<OptionValues, Demand> Demand { get; init; }

    /// <summary>The same by the number of the job's proposers, where the strategy asks several of them; null where it asks one.</summary>
    public Func<OptionValues, int, Demand>? Among { get; init; }
}
