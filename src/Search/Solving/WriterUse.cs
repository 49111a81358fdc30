using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;

namespace Ponder.Search.Solving;

/// <summary>How a job uses one more proposer, beside what is the same for all.</summary>
public sealed record WriterUse
{
    /// <summary>Tokens a whole solution may have.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>What it puts between steps.</summary>
    public required string StepSeparator { get; init; }

    /// <summary>Its context, in tokens.</summary>
    public required int ContextLength { get; init; }

    /// <summary>What the prompts of purposes beside solving have of words; null and left out of JSON where nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PromptWords>? Words { get; init; }

    /// <summary>How often a request may be paid for at most.</summary>
    public required Billing Billing { get; init; }
}
