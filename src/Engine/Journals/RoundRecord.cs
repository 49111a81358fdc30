using Ponder.Core.Budgets;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Journals;

/// <summary>A round as recorded: the replies the page saw, and the texts it never sees.</summary>
internal sealed record RoundRecord
{
    /// <summary>The journal's version.</summary>
    public int Version { get; init; } = JournalFormat.Version;

    /// <summary>A hash of the requests these replies answer.</summary>
    public required string Hash { get; init; }

    /// <summary>How many blobs of calls it counts, from 0; null where none was written, since nobody is owed for them.</summary>
    public int? Calls { get; init; }

    /// <summary>What is charged beside the replies: calls marked in those blobs whose replies are not among these.</summary>
    public required Spend Doubt { get; init; }

    /// <summary>One reply per request.</summary>
    public required IReadOnlyList<Reply> Replies { get; init; }

    /// <summary>The whole text of every candidate written, by its index in the round.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>Of a record of version 2: the attempt that gave the replies, from 0.</summary>
    public int? Attempt { get; init; }

    /// <summary>Of a record of version 2: how many attempts began after that one and are among those in doubt; null for none.</summary>
    public int? Beside { get; init; }

    /// <summary>What the page is told.</summary>
    public RoundResult Result() => new(Replies, Doubt) { Calls = Version < 3 ? 0 : Calls };
}
