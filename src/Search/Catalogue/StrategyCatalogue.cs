using Ponder.Core.Naming;
using Ponder.Core.Proposing;
using Ponder.Search.Options;
using Ponder.Search.Solving;

namespace Ponder.Search.Catalogue;

/// <summary>The strategies a job may name: those that ship, and any that a program adds with <see cref="With"/>.</summary>
public sealed class StrategyCatalogue
{
    private static readonly string[] Choosers = [AllocatorNames.Auto, AllocatorNames.Batch];

    private StrategyCatalogue(IReadOnlyList<StrategyEntry> all) => All = all;

    /// <summary>The strategies that ship.</summary>
    public static StrategyCatalogue Shipped { get; } = new(
    [
        Greedy.GreedyStrategy.Entry,
        Majority.MajorityStrategy.Entry,
        BestOfN.BestOfNStrategy.Entry,
        WeightedBestOfN.WeightedBestOfNStrategy.Entry,
        Esc.EscStrategy.Entry,
        AdaptiveConsistency.AdaptiveConsistencyStrategy.Entry,
        ConfidenceVote.ConfidenceVoteStrategy.Entry,
        DeepConf.DeepConfStrategy.Entry,
        BeamSearch.BeamSearchStrategy.Entry,
        Dvts.DvtsStrategy.Entry,
        Lookahead.LookaheadStrategy.Entry,
        Mcts.MctsStrategy.Entry,
        Revisions.RevisionsStrategy.Entry,
        ParallelRevisions.ParallelRevisionsStrategy.Entry,
        SelfRefine.SelfRefineStrategy.Entry,
        SelfVerification.SelfVerificationStrategy.Entry,
        Tournament.TournamentStrategy.Entry,
        BudgetForcing.BudgetForcingStrategy.Entry,
        Cascade.CascadeStrategy.Entry,
        Mixture.MixtureStrategy.Entry,
        CollectiveMcts.CollectiveMctsStrategy.Entry,
        SearchO1.SearchO1Strategy.Entry,
        GraphOfThoughts.GraphOfThoughtsStrategy.Entry,
        Rollouts.RolloutsStrategy.Entry,
    ]);

    /// <summary>In the order they are shown.</summary>
    public IReadOnlyList<StrategyEntry> All { get; }

    /// <summary>A catalogue with one strategy more, shown last. Every process that runs a job must have the job's strategies.</summary>
    /// <exception cref="OptionException">A strategy or an allocator is called so already, or the name cannot be told from
    /// options.</exception>
    public StrategyCatalogue With(StrategyEntry entry)
    {
        if (entry.Name.Length == 0 || entry.Name.AsSpan().ContainsAny(":+=,") || entry.Name.Any(char.IsWhiteSpace))
            throw new OptionException($"a strategy cannot be called \"{entry.Name}\": expected a word without spaces, colons, commas, + and =");
        if (AllocatorNames.All.Contains(entry.Name) || All.Any(s => s.Name == entry.Name))
            throw new OptionException($"there is a strategy \"{entry.Name}\" already; choose another name");
        return new([.. All, entry]);
    }

    /// <summary>The entry of that name.</summary>
    /// <exception cref="OptionException">There is none.</exception>
    public StrategyEntry Find(string name) =>
        All.FirstOrDefault(s => s.Name == name)
        ?? throw new OptionException(Unknown(name));

    /// <summary>The strategy as chosen, its options checked.</summary>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public IStrategy Create(StrategyChoice choice)
    {
        var (entry, values) = Values(choice);
        return WriterOption.In(values) is var writer and > 0 ? new WrittenBy(entry.Create(values), writer) : entry.Create(values);
    }

    /// <summary>The most the choice can ask for on one problem.</summary>
    /// <param name="choice">The strategy.</param>
    /// <param name="writers">How many proposers there are.</param>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public Demand Demand(StrategyChoice choice, int writers = 1)
    {
        var (entry, values) = Values(choice);
        var demand = entry.Among?.Invoke(values, writers) ?? entry.Demand(values);
        return WriterOption.In(values) is var writer and > 0 ? new([.. demand.Draws.Select(draw => draw with { Writer = writer })]) : demand;
    }

    /// <summary>Which of the job's proposers the choice asks, from 0; null where it asks all of them.</summary>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public int? Writer(StrategyChoice choice)
    {
        var (entry, values) = Values(choice);
        return entry.Among is null ? WriterOption.In(values) : null;
    }

    /// <summary>What the proposer must be able to do for the choice: whoever has texts stop after steps goes on from them, too.</summary>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public Abilities Needs(StrategyChoice choice) =>
        Demand(choice).Draws.Aggregate(Find(choice.Name).Needs, (all, draw) => all | draw.Needs | (draw.Steps is null ? Abilities.None : Abilities.Continue));

    /// <summary>Whether the job's proposers can do what the choice always needs.</summary>
    /// <param name="choice">The strategy.</param>
    /// <param name="writers">What each proposer can do, in their order.</param>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public bool Can(StrategyChoice choice, IReadOnlyList<Abilities> writers) => Writer(choice) is { } writer
        ? writer < writers.Count && writers[writer].HasFlag(Find(choice.Name).Needs)
        : writers.Count > 1;

    /// <summary>Whether the strategy has its budget set in sampled solutions.</summary>
    /// <exception cref="OptionException">Nothing is called so.</exception>
    public bool TakesN(string name) => Find(name).TakesN;

    private string Unknown(string name)
    {
        var hint = Nearest.Hint(name, [.. Choosers, .. All.Select(s => s.Name)]);
        var all = $"{string.Join(", ", All.Select(s => s.Name))}, and {string.Join(" and ", Choosers)}, which choose among them";
        return $"there is no strategy \"{name}\"{(hint.Length == 0 ? "; there are" : $"{hint} There are")} {all}";
    }

    private (StrategyEntry Entry, OptionValues Values) Values(StrategyChoice choice)
    {
        var entry = Find(choice.Name);
        return (entry, new(entry.Name, entry.Among is null ? [.. entry.Options, WriterOption.Option] : entry.Options, choice.Options));
    }
}
