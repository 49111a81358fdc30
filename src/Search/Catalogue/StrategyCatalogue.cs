using Ponder.Search.Solving;

namespace Ponder.Search.Catalogue;

/// <summary>Every strategy there is.</summary>
public static class StrategyCatalogue
{
    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<Strategy> All { get; } =
    [
        Greedy.GreedyStrategy.Entry,
        Majority.MajorityStrategy.Entry,
        BestOfN.BestOfNStrategy.Entry,
        WeightedBestOfN.WeightedBestOfNStrategy.Entry,
        Esc.EscStrategy.Entry,
        AdaptiveConsistency.AdaptiveConsistencyStrategy.Entry,
        BeamSearch.BeamSearchStrategy.Entry,
        Dvts.DvtsStrategy.Entry,
        Lookahead.LookaheadStrategy.Entry,
        Mcts.MctsStrategy.Entry,
        Revisions.RevisionsStrategy.Entry,
        ParallelRevisions.ParallelRevisionsStrategy.Entry,
        SelfRefine.SelfRefineStrategy.Entry,
        SelfVerification.SelfVerificationStrategy.Entry,
        BudgetForcing.BudgetForcingStrategy.Entry,
        Rollouts.RolloutsStrategy.Entry,
    ];

    /// <summary>The entry of that name.</summary>
    /// <exception cref="OptionException">There is none.</exception>
    public static Strategy Find(string name) =>
        All.FirstOrDefault(s => s.Name == name)
        ?? throw new OptionException($"there is no strategy \"{name}\"; there are {string.Join(", ", All.Select(s => s.Name))}");

    /// <summary>The strategy as chosen, its options checked.</summary>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public static IStrategy Create(StrategyChoice choice)
    {
        var entry = Find(choice.Name);
        return entry.Create(Values(entry, choice));
    }

    /// <summary>The most the choice can ask for on one problem.</summary>
    public static Demand Demand(StrategyChoice choice)
    {
        var entry = Find(choice.Name);
        return entry.Demand(Values(entry, choice));
    }

    private static OptionValues Values(Strategy entry, StrategyChoice choice) => new(entry.Name, entry.Options, choice.Options);
}
