using System.Text.Json.Serialization;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;

namespace Ponder.Engine.Journals;

/// <summary>
/// What one write added to the calls of a round. Blobs have numbers and each is written only if absent, so that all who work on a round
/// agree on the order of everything in them.
/// </summary>
internal sealed record CallBlob
{
    /// <summary>The journal's version.</summary>
    public int Version { get; init; } = JournalFormat.Version;

    /// <summary>Tells this write from any other, so that its writer knows it again when the store's answer was lost.</summary>
    public required string Id { get; init; }

    /// <summary>A hash of the round's requests.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// How the round was cut into calls: a call's number means nothing in another cut. Null in blobs written before there were several.
    /// </summary>
    public string? Cut { get; init; }

    /// <summary>Calls that are about to be sent.</summary>
    public IReadOnlyList<CallMark>? Marks { get; init; }

    /// <summary>Calls that have ended.</summary>
    public IReadOnlyList<CallEnd>? Ends { get; init; }

    /// <summary>The worst case of attempts at the whole round that an older version marked and did not record.</summary>
    public Spend? Lost { get; init; }

    /// <summary>What was done about batches of calls; null where nothing was.</summary>
    public IReadOnlyList<BatchNote>? Batches { get; init; }

    /// <summary>The same with no reply in it that counts, and no batch that is waited for: all its calls are charged.</summary>
    public CallBlob WithoutReplies() => this with { Batches = null, Ends = Ends is null ? null : [.. Ends.Select(end => end with { Reply = null })] };
}

/// <summary>A call about to be sent. A mark without an end is a call in doubt, charged at its worst case.</summary>
/// <param name="Call">Its number in the round.</param>
/// <param name="Worst">Its worst case.</param>
internal sealed record CallMark(int Call, Spend Worst);

/// <summary>The end of a call.</summary>
/// <param name="Call">Its number in the round.</param>
/// <param name="Marked">The number of the blob with its mark; null for a call that owes nobody and has none.</param>
/// <param name="Cost">What it is charged where another reply counts, or none came.</param>
/// <param name="Reply">What came; the first in order is the one that counts.</param>
internal sealed record CallEnd(int Call, int? Marked, Spend Cost, CallReply? Reply = null);

/// <summary>What a model replied to a call: drafts or verdicts, one for each prompt in it.</summary>
internal sealed record CallReply(IReadOnlyList<ProposerReply>? Drafts = null, IReadOnlyList<VerifierReply>? Verdicts = null)
{
    /// <summary>Whether it came by batch, at a lower price. Left out of JSON where it did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ByBatch { get; init; }
}
