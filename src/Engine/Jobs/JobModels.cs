using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;
using Ponder.Core.Verifying;
using Ponder.Search.Allocation;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;
using Ponder.Search.Options;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>The models of a job, and what they cost.</summary>
public sealed record JobModels(IProposer Proposer, IVerifier? Verifier, Tariff Prices)
{
    /// <summary>Abilities that one strategy alone needs.</summary>
    internal const Abilities Alone = Abilities.Search | Abilities.Divide;

    /// <summary>Models at no price.</summary>
    public JobModels(IProposer proposer, IVerifier? verifier)
        : this([proposer], verifier)
    {
    }

    /// <summary>Several proposers, of which strategies may choose, at no price.</summary>
    /// <param name="proposers">At least one; strategies that say nothing else ask the first.</param>
    /// <param name="verifier">Who scores; null scores nothing.</param>
    public JobModels(IReadOnlyList<IProposer> proposers, IVerifier? verifier)
        : this(proposers[0], verifier, new Tariff
        {
            ProposerParameters = proposers[0].Identity.Parameters,
            Others = proposers.Count == 1 ? null : [.. proposers.Skip(1).Select(p => new WriterTariff(p.Identity.Parameters))],
            VerifierParameters = verifier?.Identity.Parameters ?? 0,
            VerifierTokensPerToken = verifier?.TokensPerToken ?? 1,
            VerifierTokensAround = verifier?.Around ?? 0,
        }) => Others = [.. proposers.Skip(1)];

    /// <summary>The proposers after the first; none by default.</summary>
    public IReadOnlyList<IProposer> Others { get; } = [];

    /// <summary>All the proposers, <see cref="Proposer"/> first.</summary>
    public IReadOnlyList<IProposer> Proposers => [Proposer, .. Others];

    /// <summary>What strategies are worth with these models, where somebody measured it.</summary>
    public CalibrationTable? Table { get; init; }

    /// <summary>Who finds documents; null where there are none to search.</summary>
    /// <value>Null by default.</value>
    public IRetriever? Retriever { get; init; }

    /// <summary>How long calls in flight are waited for when a run is stopped; what has not come by then stays in doubt.</summary>
    /// <value>3 seconds by default, so that a stop ends in under 5.</value>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A cap that several jobs share, beside the one of each; null where there is none.</summary>
    public SharedCap? Within { get; init; }

    /// <summary>
    /// How long an activity of a service sends calls; what is left to do is the next one's. Calls in flight are given up after twice that.
    /// </summary>
    /// <value>10 minutes by default.</value>
    public TimeSpan RoundTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The clock by which batches are waited for.</summary>
    /// <value>The machine's by default.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The strategies a job may name: those that ship, unless a program has its own.</summary>
    public StrategyCatalogue Strategies { get; init; } = StrategyCatalogue.Shipped;

    /// <summary>Refuses a job these models cannot serve, before anything is spent.</summary>
    /// <exception cref="JobException">What is missing or out of range.</exception>
    public void Check(JobOptions options)
    {
        options.Check();
        Check(options.Strategy);
        OptionLimits.Check(options, this);
        LaneCheck.Check(options, this);
        CapCheck.CheckUnits(options.Cap, this);
    }

    /// <summary>Why a job with these models may cost money; null where nothing says so.</summary>
    public string? Charges => CapCheck.Charges(this);

    /// <summary>Refuses to go on without a cap where calls may cost money and nobody has said that there is to be none.</summary>
    /// <param name="cap">What may be spent.</param>
    /// <param name="none">Whether somebody has said that there is to be no cap.</param>
    /// <exception cref="JobException">There is neither a cap nor such a word, or both, or a unit of the cap cannot be counted.</exception>
    public void CheckCap(Cap cap, bool none) => CapCheck.Check(cap, none, this);

    /// <summary>Refuses a strategy these models cannot serve, before anything is spent.</summary>
    /// <exception cref="JobException">What is missing.</exception>
    public void Check(StrategyChoice choice) => StrategyCheck.Check(choice, this);

    /// <summary>Whether the job was opened with these models.</summary>
    internal bool Are(JobSpec spec) => spec.Proposer == Proposer.Identity && spec.Verifier == Verifier?.Identity
        && (spec.Others ?? []).Select(o => o.Identity).SequenceEqual(Others.Select(p => p.Identity));

    /// <summary>Whether these models can serve the strategy.</summary>
    public bool Serves(StrategyChoice choice)
    {
        try
        {
            Check(choice);
            return true;
        }
        catch (Exception e) when (e is JobException or OptionException)
        {
            return false;
        }
    }

    /// <summary>The same models with a table, if it was measured with them.</summary>
    public JobModels Knowing(CalibrationTable? table) =>
        table is not null && table.Proposer == Proposer.Identity && table.Verifier == Verifier?.Identity && (table.Others ?? []).SequenceEqual(Others.Select(p => p.Identity)) ? this with { Table = table } : this;

    /// <summary>The table a job with that choice is to go by.</summary>
    public CalibrationTable? TableFor(StrategyChoice choice) => AllocatorCatalogue.Find(choice.Name) is null ? null : Table is { } table ? table with { Confidence = null } : null;

    /// <summary>How likely answers of a job with that choice are right: as it was measured with these models, or else assumed.</summary>
    public ConfidenceModel ConfidenceFor(StrategyChoice choice) => Table switch
    {
        { Confidence: { } measured } => measured.For(choice.Name, choice.Options.ContainsKey(AllocatorNames.Target)),
        { Belief: var belief } => ConfidenceModel.Assumed with { Belief = belief },
        _ => ConfidenceModel.Assumed,
    };

    /// <summary>Refuses an accuracy that nobody can promise.</summary>
    /// <exception cref="JobException">It is out of range, or nobody has measured how sure these models' answers are.</exception>
    internal void CheckTarget(double target, JobOptions options)
    {
        if (!(target is > 0 and < 1)) throw new JobException($"a target accuracy of {target}: expected a number over 0 and under 1, such as 0.95");
        if (ConfidenceFor(options.Strategy).HeldOut(options.Strategy.Name, null) is null)
        {
            throw new JobException(
                $"a target accuracy needs to know how sure answers of {options.Strategy.Name} with {Proposer.Identity.Name} are: measure it with ponder calibrate, and give the table with --table");
        }
    }

    /// <summary>What an allocator knows of a job with these models.</summary>
    public AllocationContext Allocation(StrategyChoice choice) =>
        new(TableFor(choice), Prices, Verifier is not null, arm => Strategies.Can(arm, [.. Proposers.Select(p => AbilitiesFor(p, choice))]));

    /// <summary>What the proposer can do for a job with that choice: abilities of one strategy alone are part of its jobs only.</summary>
    internal Abilities AbilitiesFor(StrategyChoice choice) => AbilitiesFor(Proposer, choice);

    /// <summary>The same of one of the proposers.</summary>
    internal Abilities AbilitiesFor(IProposer proposer, StrategyChoice choice) => proposer.Abilities & (~Alone | Needs(choice));

    /// <summary>The documents of a job with that choice; null where it searches none.</summary>
    internal IRetriever? RetrieverFor(StrategyChoice choice) => AbilitiesFor(choice).HasFlag(Abilities.Search) ? Retriever : null;

    /// <summary>What a job with that choice may need of the proposer: of an allocator, all that any of its strategies needs.</summary>
    internal Abilities Needs(StrategyChoice choice) => AllocatorCatalogue.Find(choice.Name) is null
        ? Strategies.Needs(choice) : Abilities.Continue | Abilities.Revise | Abilities.Judge | Abilities.Critique;

    /// <summary>Whether a job with that choice goes by scores.</summary>
    internal bool Scores(StrategyChoice choice) =>
        Verifier is not null && (AllocatorCatalogue.Find(choice.Name) is not null || Strategies.Demand(choice, Proposers.Count).Scored);

    /// <summary>What shapes the rounds of a job with these options.</summary>
    internal ModelUse Use(JobOptions options) => ModelUse.Of(Settings(options));

    private List<PromptWords> WordsFor(IProposer proposer, StrategyChoice choice) => [.. proposer.Words.Where(words => AbilitiesFor(proposer, choice).HasFlag(words.Purpose.Own()))];

    /// <summary>How a job with these options uses the models.</summary>
    public SearchSettings Settings(JobOptions options) => new()
    {
        Seed = options.Seed,
        Temperature = options.Temperature,
        MaxTokens = options.MaxTokens ?? Proposer.SolutionTokens ?? JobOptions.UsualMaxTokens,
        StepSeparator = Proposer.StepSeparator,
        ContextLength = Proposer.ContextLength,
        Words = WordsFor(Proposer, options.Strategy) is { Count: > 0 } words ? words : null,
        Billing = Proposer.Billing,
        Others = Others.Count == 0 ? null : [.. Others.Select(p => Use(p, options))],
        VerifierRereads = Verifier?.Rereads ?? false,
        Tariff = options.Lane == Lane.Batch ? Prices with { BatchShare = Prices.BatchShare ?? PriceSheet.UsualBatchShare } : Prices with { BatchShare = null },
        ShardSize = options.Lane == Lane.Batch ? Math.Max(options.PageSize, SearchSettings.UsualShardSize) : SearchSettings.UsualShardSize,
        ProblemCap = options.ProblemCap,
        Voting = new() { Aggregation = options.Aggregation ?? Verifier?.Aggregation ?? default, PreferMajority = options.PreferMajority },
    };

    private WriterUse Use(IProposer proposer, JobOptions options) => new()
    {
        MaxTokens = options.MaxTokens ?? proposer.SolutionTokens ?? JobOptions.UsualMaxTokens,
        StepSeparator = proposer.StepSeparator,
        ContextLength = proposer.ContextLength,
        Words = WordsFor(proposer, options.Strategy) is { Count: > 0 } words ? words : null,
        Billing = proposer.Billing,
    };
}
