using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>
/// What shapes a job's rounds beside its options: taken from its models, and from this version's defaults, when it was opened.
/// </summary>
public sealed record ModelUse
{
    /// <summary>Tokens a whole solution may have.</summary>
    public int MaxTokens { get; init; }

    /// <summary>What the proposer puts between steps.</summary>
    public required string StepSeparator { get; init; }

    /// <summary>Tokens one step may have.</summary>
    public int StepTokens { get; init; }

    /// <summary>The proposer's context, in tokens.</summary>
    public int ContextLength { get; init; }

    /// <summary>What the prompts of other purposes than solving have of words; null where they have none, and then left out of JSON.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PromptWords>? Words { get; init; }

    /// <summary>How often a request may be paid for at most.</summary>
    public required Billing Billing { get; init; }

    /// <summary>The proposers after the first; null and left out of JSON where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WriterUse>? Others { get; init; }

    /// <summary>Whether the verifier reads every solution from the problem on.</summary>
    public bool VerifierRereads { get; init; }

    /// <summary>What calls cost.</summary>
    public required Tariff Tariff { get; init; }

    /// <summary>Requests a round may have.</summary>
    public int ShardSize { get; init; }

    /// <summary>How step scores become one.</summary>
    public Aggregation Aggregation { get; init; }

    /// <summary>The margin under which a vote counts as contested.</summary>
    public double ContestedMargin { get; init; }

    /// <summary>The facts that those settings hold.</summary>
    public static ModelUse Of(SearchSettings settings) => new()
    {
        MaxTokens = settings.MaxTokens,
        StepSeparator = settings.StepSeparator,
        StepTokens = settings.StepTokens,
        ContextLength = settings.ContextLength,
        Words = settings.Words,
        Billing = settings.Billing,
        Others = settings.Others,
        VerifierRereads = settings.VerifierRereads,
        Tariff = settings.Tariff,
        ShardSize = settings.ShardSize,
        Aggregation = settings.Voting.Aggregation,
        ContestedMargin = settings.Voting.ContestedMargin,
    };

    /// <summary>How a job with these options uses its models.</summary>
    public SearchSettings With(JobOptions options) => new()
    {
        Seed = options.Seed,
        Temperature = options.Temperature,
        MaxTokens = MaxTokens,
        StepSeparator = StepSeparator,
        StepTokens = StepTokens,
        ContextLength = ContextLength,
        Words = Words,
        Billing = Billing,
        Others = Others,
        VerifierRereads = VerifierRereads,
        Tariff = Tariff,
        ProblemCap = options.ProblemCap,
        ShardSize = ShardSize,
        Voting = new() { Aggregation = Aggregation, PreferMajority = options.PreferMajority, ContestedMargin = ContestedMargin },
    };
}
