using Ponder.Core.Storage;
using Ponder.Engine.Journals;
using Ponder.Search.Pages;

namespace Ponder.Engine.Jobs;

/// <summary>What pages came to, read from their records; the last few are kept at hand.</summary>
public sealed class PageOutcomes(IStore store, JobNames names)
{
    private const int Kept = 16;
    private readonly Recent<PagePlace, PageOutcome> pages = new(Kept);

    /// <summary>What the page came to, or null where it has not ended.</summary>
    public Task<PageOutcome?> TryReadAsync(PagePlace page, CancellationToken cancel = default) => pages.TryGetAsync(page, async () =>
    {
        var name = names.Outcome(page.Wave, page.Page);
        return await store.TryReadAsync(name, cancel) is { } content ? JournalFormat.Unpack<PageOutcome>(name, content) : null;
    });

    /// <summary>What a page that must have ended came to.</summary>
    /// <exception cref="JournalException">It has not ended.</exception>
    public async Task<PageOutcome> ReadAsync(PagePlace page, CancellationToken cancel = default) =>
        await TryReadAsync(page, cancel) ?? throw new JournalException($"page {page.Page} of wave {page.Wave} is not recorded");

    /// <summary>How the problem stood when that page had ended.</summary>
    /// <exception cref="JournalException">The page has not ended, or did not visit the problem.</exception>
    public async Task<ProblemOutcome> OfAsync(int problem, PagePlace page, CancellationToken cancel = default) =>
        (await ReadAsync(page, cancel)).Problems.FirstOrDefault(p => p.Problem == problem)
        ?? throw new JournalException($"page {page.Page} of wave {page.Wave} did not visit problem {problem}");

    /// <summary>Records what a page came to; where another was faster, its record counts.</summary>
    public Task RecordAsync(PagePlace page, PageOutcome outcome) =>
        store.TryCreateAsync(names.Outcome(page.Wave, page.Page), JournalFormat.Pack(outcome), CancellationToken.None);
}
