using Ponder.Core.Candidates;

namespace Ponder.Engine.Journals;

/// <summary>The texts of candidates, read from their rounds' records; those of the last few rounds are kept at hand.</summary>
public sealed class CandidateTexts
{
    private const int Kept = 64;
    private readonly Journal journal;
    private readonly Recent<(int Wave, int Page, int Round), IReadOnlyList<string>> rounds = new(Kept);

    internal CandidateTexts(Journal journal) => this.journal = journal;

    /// <summary>Keeps a round's texts at hand.</summary>
    public void Keep(int wave, int page, int round, IReadOnlyList<string> texts) => rounds.Keep((wave, page, round), texts);

    /// <summary>The whole text of the candidate.</summary>
    /// <exception cref="JournalException">Its round is not recorded.</exception>
    public async Task<string> GetAsync(CandidateId id, CancellationToken cancel) =>
        await rounds.TryGetAsync((id.Wave, id.Page, id.Round), () => TryReadAsync(id, cancel)) is { } texts
            ? texts[id.Index]
            : throw new JournalException($"the round of candidate {id} is not in the journal");

    private async Task<IReadOnlyList<string>?> TryReadAsync(CandidateId id, CancellationToken cancel) =>
        (await journal.TryReadAsync(id.Wave, id.Page, id.Round, cancel))?.Texts;
}
