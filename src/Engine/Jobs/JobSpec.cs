using System.Text.Json.Serialization;
using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Retrieving;
using Ponder.Engine.Journals;
using Ponder.Search.Allocation;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;
using Ponder.Search.Reliability;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>Everything that shapes a job's rounds and their names; written once, never changed.</summary>
public sealed record JobSpec
{
    /// <summary>The journal's version.</summary>
    public int Version { get; init; } = JournalFormat.Version;

    /// <summary>A hash of the problem file, the options, the cap and the models: the same request is the same job.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the problem file without its folder, for people; null where the problems came from none, and in older jobs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>Problems that could be read from the file.</summary>
    public int Problems { get; init; }

    /// <summary>Lines that could not.</summary>
    public int Errors { get; init; }

    /// <summary>Chunks the file was cut into: the pages of wave 0.</summary>
    public int Chunks { get; init; }

    /// <summary>What was asked for.</summary>
    public required JobOptions Options { get; init; }

    /// <summary>What was taken from the models when it was opened.</summary>
    public required ModelUse Use { get; init; }

    /// <summary>Who writes.</summary>
    public required ModelIdentity Proposer { get; init; }

    /// <summary>Who writes beside it; null and left out of JSON where nobody does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OtherProposer>? Others { get; init; }

    /// <summary>Who scores.</summary>
    public ModelIdentity? Verifier { get; init; }

    /// <summary>Which documents are searched; null where none are, and then left out of JSON.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RetrieverIdentity? Retriever { get; init; }

    /// <summary>
    /// What strategies are worth with these models, where an allocator goes by it: the job keeps the table it was opened with.
    /// </summary>
    public CalibrationTable? Table { get; init; }

    /// <summary>How likely its answers are right; null in jobs of version 0.1, where it is assumed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConfidenceModel? Confidence { get; init; }

    /// <summary>What the proposer can do.</summary>
    public Abilities Abilities { get; init; }

    /// <summary>What the models' servers were found to do; null where no model has a server that is asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelProbe? Probe { get; init; }

    /// <summary>
    /// The kinds of answers that its problems ask for, where any asks for another than mathematics; null otherwise. Each problem has its own.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AnswerKind>? Kinds { get; init; }

    /// <summary>
    /// Whether a cap whose parts are too small for any call is spent page by page, and each wave knows how far servers passed their limits in the one
    /// before; in older jobs such a cap is left over.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SpendsWhole { get; init; }

    /// <summary>What was spent before the first wave.</summary>
    [JsonIgnore]
    internal Spend Opening => Probe?.Spend ?? default;

    /// <summary>What a problem may cost, in sampled solutions; null where neither strategy nor cap says so.</summary>
    [JsonIgnore]
    internal int? Budget => BudgetOf(Options, Table, Problems);

    /// <summary>How the models are used.</summary>
    [JsonIgnore]
    public SearchSettings Settings => Use.With(Options);

    /// <summary>What a problem may cost, in sampled solutions; null where neither strategy nor cap says so.</summary>
    internal static int? BudgetOf(JobOptions options, CalibrationTable? table, int problems) => options.Strategy.N
        ?? (table is { Sample.Tokens: > 0 and var each } && options.Cap.Tokens is { } tokens && problems > 0
            ? (int)Math.Clamp(Math.Round(tokens / ((double)each * problems)), 1, int.MaxValue)
            : null);

    /// <summary>Refuses to go on with a strategy that asks what this job was not opened for.</summary>
    /// <exception cref="JobException">It needs a job of its own.</exception>
    public void CheckChange(StrategyChoice change, StrategyCatalogue strategies)
    {
        if (AllocatorCatalogue.Find(change.Name) is null && (strategies.Needs(change) & JobModels.Alone & ~Abilities) != 0)
            throw new JobException($"job {Id} was begun with {Options.Strategy.Name}, and {change.Name} asks what that does not: begin a new job with it");
    }

    /// <summary>What an allocator knows of the job.</summary>
    /// <param name="strategies">What the strategies need, and whether there are such.</param>
    public AllocationContext Allocation(StrategyCatalogue strategies) =>
        new(Table, Use.Tariff, Verifier is not null, arm => strategies.Can(arm, [Abilities, .. (Others ?? []).Select(o => o.Abilities)]))
        {
            Cap = Options.Cap,
            Problems = Problems,
            Budget = Budget,
            Confidence = Confidence,
        };
}
