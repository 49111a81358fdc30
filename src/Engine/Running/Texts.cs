using Ponder.Core.Candidates;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Running;

/// <summary>The texts of candidates, read from their rounds' records; the last few rounds are kept at hand.</summary>
public sealed class Texts(Journal journal)
{
    private const int Kept = 64;
    private readonly LinkedList<((int, int, int) Round, IReadOnlyList<string> Texts)> recent = new();
    private readonly Lock guard = new();

    /// <summary>Keeps a round's texts at hand.</summary>
    public void Keep(int wave, int page, int round, IReadOnlyList<string> texts)
    {
        lock (guard)
        {
            recent.AddFirst(((wave, page, round), texts));
            if (recent.Count > Kept) recent.RemoveLast();
        }
    }

    /// <summary>The whole text of the candidate.</summary>
    /// <exception cref="JournalException">Its round is not recorded.</exception>
    public async Task<string> GetAsync(CandidateId id, CancellationToken cancel)
    {
        if (Recent(id) is { } texts) return texts[id.Index];
        var record = await journal.TryReadAsync(id.Wave, id.Page, id.Round, cancel)
            ?? throw new JournalException($"the round of candidate {id} is not in the journal");
        Keep(id.Wave, id.Page, id.Round, record.Texts);
        return record.Texts[id.Index];
    }

    private IReadOnlyList<string>? Recent(CandidateId id)
    {
        lock (guard)
        {
            var node = recent.First;
            while (node is not null && node.Value.Round != (id.Wave, id.Page, id.Round)) node = node.Next;
            return node?.Value.Texts;
        }
    }
}
