using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Voting;

namespace Ponder.Search.Solving;

/// <summary>What is the same for every problem of a job.</summary>
public sealed record SearchSettings
{
    /// <summary>The root of all seeds.</summary>
    public ulong Seed { get; init; }

    /// <summary>Sampling temperature where a strategy asks for none.</summary>
    public double Temperature { get; init; } = 0.8;

    /// <summary>Tokens a whole solution may have.</summary>
    public int MaxTokens { get; init; } = 256;

    /// <summary>What the proposer puts between steps.</summary>
    public string StepSeparator { get; init; } = "\n\n";

    /// <summary>Tokens one step may have.</summary>
    public int StepTokens { get; init; } = 64;

    /// <summary>The proposer's context, in tokens.</summary>
    public int ContextLength { get; init; } = int.MaxValue;

    /// <summary>What the prompts of purposes beside solving have of words around the problem and the texts; null and left out of JSON where nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PromptWords>? Words { get; init; }

    /// <summary>How often a request may be paid for at most.</summary>
    public Billing Billing { get; init; } = Billing.Once;

    /// <summary>The proposers after the first; null and left out of JSON where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WriterUse>? Others { get; init; }

    /// <summary>How many proposers there are: at least 1.</summary>
    [JsonIgnore]
    public int Writers => 1 + (Others?.Count ?? 0);

    /// <summary>Whether the verifier reads every solution from the problem on.</summary>
    public bool VerifierRereads { get; init; }

    /// <summary>What calls cost.</summary>
    public Tariff Tariff { get; init; } = new();

    /// <summary>What one problem may spend in all waves together; null is no limit beyond the page's.</summary>
    public Cap? ProblemCap { get; init; }

    /// <summary>
    /// Requests a round may have: more at once are several rounds, executed side by side, on several machines where there are some.
    /// </summary>
    public int ShardSize { get; init; } = UsualShardSize;

    /// <summary>Requests a round has at most where nobody says.</summary>
    public const int UsualShardSize = 64;

    /// <summary>How votes are taken.</summary>
    public VoteOptions Voting { get; init; } = new();

    /// <summary>How that proposer is used.</summary>
    /// <param name="writer">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such proposer.</exception>
    public SearchSettings Of(int writer) => writer == 0 ? this
        : Others?.ElementAtOrDefault(writer - 1) is { } other
            ? this with
            {
                MaxTokens = other.MaxTokens,
                StepSeparator = other.StepSeparator,
                ContextLength = other.ContextLength,
                Words = other.Words,
                Billing = other.Billing,
                Tariff = Tariff.Of(writer),
            }
            : throw new ArgumentOutOfRangeException(nameof(writer), writer, "there is no such proposer");
}
