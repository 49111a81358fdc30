using Ponder.Core.Budgets;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Allocation;

/// <summary>An allocator in the catalogue: named and set like a strategy, it chooses the strategies.</summary>
public sealed record AllocatorEntry
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What can be set.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>Whether its budget is set in sampled solutions.</summary>
    public bool TakesN => Options.Any(o => o.Name == Samples.Name);

    /// <summary>Makes it with checked options.</summary>
    public required Func<OptionValues, AllocationContext, IAllocator> Create { get; init; }

    /// <summary>The most it can spend on one problem, where the worst case of each strategy is known.</summary>
    public required Func<OptionValues, AllocationContext, Func<StrategyChoice, Spend>, Spend> Worst { get; init; }
}
