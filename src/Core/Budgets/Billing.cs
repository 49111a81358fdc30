namespace Ponder.Core.Budgets;

/// <summary>
/// How often one request for drafts may be paid for at most. A service that gives <paramref name="DraftsPerPrompt"/> drafts a prompt reads
/// the prompt again for the next ones; a call whose reply never came may have been paid for, and so up to <paramref name="Attempts"/>
/// times.
/// </summary>
/// <param name="DraftsPerPrompt">Drafts one reading of the prompt is good for, at least 1.</param>
/// <param name="Attempts">Times one call may be paid for, at least 1.</param>
public sealed record Billing(int DraftsPerPrompt, int Attempts)
{
    /// <summary>One reading for all drafts, each written once.</summary>
    public static Billing Once { get; } = new(int.MaxValue, 1);

    /// <summary>How often prompts are read for that many drafts in that many requests, at most.</summary>
    public long Reads(long drafts, long requests = 1) => Attempts * (requests + ((drafts - requests) / DraftsPerPrompt));

    /// <summary>How many drafts are written for that many, at most.</summary>
    public long Writes(long drafts) => Attempts * drafts;
}
