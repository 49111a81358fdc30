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
        return Named(values) is var (writer, judge) && (writer, judge) != (0, 0) ? new WrittenBy(entry.Create(values), writer, judge) : entry.Create(values);
    }

    /// <summary>The most the choice can ask for on one problem.</summary>
    /// <param name="choice">The strategy.</param>
    /// <param name="writers">How many proposers there are.</param>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public Demand Demand(StrategyChoice choice, int writers = 1)
    {
        var (entry, values) = Values(choice);
        if (entry.Among?.Invoke(values, writers) is { } among) return among;
        var (writer, judge) = Named(values);
        return new([.. entry.Demand(values).Draws.Select(draw => draw.Needs.HasFlag(Abilities.Judge) ? draw with { Writer = judge, Foreign = judge != writer } : draw with { Writer = writer })]);
    }

    /// <summary>Which of the job's proposers writes for the choice, from 0; null where all of them do.</summary>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public int? Writer(StrategyChoice choice)
    {
        var (entry, values) = Values(choice);
        return entry.Among is null ? WriterOption.In(values) : null;
    }

    /// <summary>The proposers that the choice asks, and what each must be able to do: whoever has texts stop after steps goes on from them, too.</summary>
    /// <param name="choice">The strategy.</param>
    /// <param name="writers">How many proposers there are; options may name one beyond them.</param>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public IReadOnlyList<AskedProposer> Asks(StrategyChoice choice, int writers = 1)
    {
        var (entry, values) = Values(choice);
        var (writer, _) = Named(values);
        return
        [
            .. from draw in Demand(choice, writers).Draws
               group draw by draw.Writer into own
               orderby own.Key
               let written = entry.Among is not null || own.Key == writer
               select new AskedProposer(own.Key, own.Aggregate(written ? entry.Needs : Abilities.None, (all, draw) => all | Needs(draw)), written ? WriterOption.Name : JudgeOption.Name),
        ];
    }

    /// <summary>What the proposers that the choice asks must be able to do, all together.</summary>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public Abilities Needs(StrategyChoice choice) => Asks(choice).Aggregate(Abilities.None, (all, asked) => all | asked.Needs);

    /// <summary>Whether the job's proposers can do what the choice always needs.</summary>
    /// <param name="choice">The strategy.</param>
    /// <param name="writers">What each proposer can do, in their order.</param>
    /// <exception cref="OptionException">The name or an option cannot be used.</exception>
    public bool Can(StrategyChoice choice, IReadOnlyList<Abilities> writers) =>
        (writers.Count > 1 || Writer(choice) is not null) && Asks(choice, writers.Count).All(asked => asked.Writer < writers.Count && writers[asked.Writer].HasFlag(asked.Needs));

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
        return (entry, new(entry.Name, [.. entry.Options, .. entry.Among is null ? [WriterOption.Option] : Array.Empty<Option>(), .. entry.Judges ? [JudgeOption.Option] : Array.Empty<Option>()], choice.Options));
    }

    private static (int Writer, int Judge) Named(OptionValues values) => WriterOption.In(values) is var writer ? (writer, JudgeOption.In(values, writer)) : default;

    private static Abilities Needs(DrawDemand draw) => draw.Needs | (draw.Steps is null ? Abilities.None : Abilities.Continue);
}
