using Ponder.Core.Verifying;

namespace Ponder.Inference.Chat.Clients;

/// <summary>A model behind an <c>IChatClient</c> and how it may be used. Each property may be a setting of the same name.</summary>
public sealed record ChatClientOptions
{
    /// <summary>The model's name: a journal written with one is refused by another. There is no default.</summary>
    public string Name { get; init; } = "";

    /// <summary>Tells versions of the same name apart.</summary>
    /// <value>The default is empty.</value>
    public string Version { get; init; } = "";

    /// <summary>Parameter count, from which FLOPs are estimated.</summary>
    /// <value>The default is 0: no FLOPs.</value>
    public decimal Parameters { get; init; }

    /// <summary>How long prompt and completion together may be, in tokens.</summary>
    /// <value>The default is 8192.</value>
    public int ContextLength { get; init; } = 8192;

    /// <summary>Calls under way at once, from 1 to 1024.</summary>
    /// <value>The default is 8.</value>
    public int MaxConcurrency { get; init; } = 8;

    /// <summary>
    /// How often the service may bill one call at most, from 1 to 100: more than 1 where the client itself sends a call again. A call that
    /// fails is charged at its worst that many times, and as much is set aside beforehand.
    /// </summary>
    /// <value>The default is 1.</value>
    public int BilledAttempts { get; init; } = 1;

    /// <summary>What stands between steps.</summary>
    /// <value>The default is a blank line.</value>
    public string StepSeparator { get; init; } = "\n\n";

    /// <summary>A folder whose files replace the prompts of the same name; the rest stay as they come with Ponder.</summary>
    /// <value>The default is null: all of Ponder's own.</value>
    public string? Templates { get; init; }

    /// <summary>Of a verifier: how step scores become one.</summary>
    /// <value>The default is the lowest.</value>
    public Aggregation Aggregation { get; init; } = Aggregation.Min;

    /// <summary>Of a verifier: tokens one verdict may have.</summary>
    /// <value>The default is 512.</value>
    public int VerdictTokens { get; init; } = 512;

    /// <summary>Of a verifier: tokens to set aside per proposer token, from 1; a token is reckoned for every byte of its prompts.</summary>
    /// <value>The default is 8.</value>
    public decimal TokensPerToken { get; init; } = 8;
}
