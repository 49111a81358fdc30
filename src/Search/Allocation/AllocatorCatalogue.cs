using Ponder.Core.Budgets;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Allocation;

/// <summary>Every allocator there is; any strategy by itself is one that gives every problem the same.</summary>
public static class AllocatorCatalogue
{
    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<AllocatorEntry> All { get; } = [Auto.AutoAllocator.Entry, Batch.BatchAllocator.Entry];

    /// <summary>The entry of that name; null where it names a strategy, or nothing.</summary>
    public static AllocatorEntry? Find(string name) => All.FirstOrDefault(entry => entry.Name == name);

    /// <summary>Whether what is called so, allocator or strategy, has its budget set in sampled solutions.</summary>
    /// <exception cref="OptionException">Nothing is called so.</exception>
    public static bool TakesN(string name, StrategyCatalogue strategies) => Find(name)?.TakesN ?? strategies.TakesN(name);

    /// <summary>
    /// A choice in words, as <see cref="StrategyChoice.Parse"/> reads it, on a budget of <paramref name="n"/> sampled solutions where it
    /// takes one.
    /// </summary>
    /// <exception cref="OptionException">It is not of that form, or a budget is given and nothing is called so.</exception>
    public static StrategyChoice Parse(string text, int? n, StrategyCatalogue strategies)
    {
        var choice = StrategyChoice.Parse(text);
        return n is { } count && TakesN(choice.Name, strategies) ? choice.WithSamples(count) : choice;
    }

    /// <summary>The allocator as chosen, its options checked.</summary>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public static IAllocator Create(StrategyChoice choice, AllocationContext context, StrategyCatalogue strategies)
    {
        if (Find(choice.Name) is { } entry) return entry.Create(Values(entry, choice), context);
        strategies.Create(choice);
        return new FixedAllocator(choice);
    }

    /// <summary>The most the choice can spend on one problem.</summary>
    /// <param name="choice">An allocator or a strategy.</param>
    /// <param name="context">What the allocator knows of the job.</param>
    /// <param name="worst">The worst case of a strategy on the problem.</param>
    public static Spend Worst(StrategyChoice choice, AllocationContext context, Func<StrategyChoice, Spend> worst) =>
        Find(choice.Name) is { } entry ? entry.Worst(Values(entry, choice), context, worst) : worst(choice);

    private static OptionValues Values(AllocatorEntry entry, StrategyChoice choice) => new(entry.Name, entry.Options, choice.Options);
}
