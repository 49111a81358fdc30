using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Rounds;

namespace Ponder.Search.Pages;

/// <summary>What people should know of how the models answered: what they said of themselves, and verdicts that could not be read.</summary>
public sealed record Tally
{
    /// <summary>Distinct notes that are kept; more are many of one kind, and told by the first.</summary>
    public const int Most = 20;

    /// <summary>Fewer unread verdicts than these are no news.</summary>
    private const int Few = 5;

    /// <summary>One in so many verdicts may be unread.</summary>
    private const int Share = 10;

    /// <summary>Nothing to know.</summary>
    public static Tally None { get; } = new();

    /// <summary>What was said, in the order in which it was said first, and how often.</summary>
    public IReadOnlyList<NoteCount> Notes { get; init; } = [];

    /// <summary>Verdicts that were asked for and came.</summary>
    public long Verdicts { get; init; }

    /// <summary>Those of them without a score.</summary>
    public long Unread { get; init; }

    /// <summary>Why the first of them has none.</summary>
    public string? Example { get; init; }

    /// <summary>Whether so many verdicts are unread that the verifier is hardly understood: more than a tenth, and at least 5.</summary>
    public static bool IsHardlyRead(Tally tally) => tally.Unread >= Few && tally.Unread * Share > tally.Verdicts;

    /// <summary>Both together, this one's words first.</summary>
    public Tally Plus(Tally other)
    {
        if (other == None) return this;
        var notes = Notes.ToList();
        foreach (var note in other.Notes)
        {
            var place = notes.FindIndex(n => n.Text == note.Text);
            if (place >= 0) notes[place] = note with { Count = notes[place].Count + note.Count };
            else if (notes.Count < Most) notes.Add(note);
        }

        return new() { Notes = notes, Verdicts = Verdicts + other.Verdicts, Unread = Unread + other.Unread, Example = Example ?? other.Example };
    }

    /// <summary>That of one reply.</summary>
    internal static Tally Of(Reply reply)
    {
        if (reply.Notes is null && reply.Spend.VerifierCalls == 0) return None;
        var unread = reply.Spend.VerifierCalls - reply.Candidates.Count(c => c.Scores is not null);
        return new()
        {
            Notes = [.. (reply.Notes ?? []).GroupBy(note => note, StringComparer.Ordinal).Take(Most).Select(same => new NoteCount(same.Key, same.Count()))],
            Verdicts = reply.Spend.VerifierCalls,
            Unread = unread,
            Example = unread == 0 ? null : reply.Candidates.FirstOrDefault(IsUnread)?.Failure,
        };
    }

    /// <summary>Whether a verdict on the candidate was asked for, and could not be read.</summary>
    public static bool IsUnread(Candidate candidate) =>
        candidate is { Scores: null, Failure: not null, Ending: Ending.Finished or Ending.Step };
}

/// <summary>What a model said of itself, and how often.</summary>
public sealed record NoteCount(string Text, long Count);
