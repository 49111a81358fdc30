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

    /// <summary>Which attempt gave them, from 0; the worst case of those before stays charged.</summary>
    public required int Attempt { get; init; }

    /// <summary>The worst case of the other attempts that were known when this was written.</summary>
    public required Spend Doubt { get; init; }

    /// <summary>How many attempts began after this one and are among those in doubt; null for none.</summary>
    public int? Beside { get; init; }

    /// <summary>One reply per request.</summary>
    public required IReadOnlyList<Reply> Replies { get; init; }

    /// <summary>The whole text of every candidate written, by its index in the round.</summary>
    public required IReadOnlyList<string> Texts { get; init; }
}

/// <summary>What is left before a call: its worst case, charged until a record takes its place.</summary>
internal sealed record CallMarker(string Hash, Spend Worst);
