using Ponder.Engine.Journals;
using Ponder.Search.Pages;

namespace Ponder.Engine.Jobs;

/// <summary>Goes through the outcomes of a wave's ended pages, which are in order of their problems' places.</summary>
internal sealed class WaveCursor(PageOutcomes outcomes, int wave, int pages)
{
    private PageOutcome? current;
    private int page = -1;
    private int next;

    /// <summary>
    /// The wave's outcome of that problem; null where it did not visit it, or the page has not ended. Places must rise from call to call.
    /// </summary>
    public async Task<(ProblemOutcome Outcome, PagePlace Page)?> TryTakeAsync(int place, CancellationToken cancel)
    {
        while (page < pages)
        {
            while (current is { } ended && next < ended.Problems.Count && ended.Problems[next].Problem < place) next++;
            if (current is { } open && next < open.Problems.Count)
                return open.Problems[next].Problem == place ? (open.Problems[next], new(wave, page)) : null;
            if (++page == pages) break;
            (current, next) = (await outcomes.TryReadAsync(new(wave, page), cancel), 0);
        }

        return null;
    }
}
