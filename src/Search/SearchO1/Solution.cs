using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Solving;

namespace Ponder.Search.SearchO1;

/// <summary>One solution on its way: wherever it asks, it is given what the documents say, and goes on.</summary>
internal sealed class Solution(IProblemSearch search, SearchLimits limits)
{
    private int given;

    /// <summary>The solution's end; null where it asks more often than it may, or the budget has ended.</summary>
    public async Task<Candidate?> EndAsync(Candidate draft)
    {
        for (var searched = 0; draft.Ending == Ending.Step; searched++)
        {
            if (searched > limits.Searches) return null;
            var request = searched < limits.Searches ? await AfterSearchAsync(draft) : After(draft, SearchLimits.NoMore);
            if (request is null || await search.DrawAsync(request) is not [var next]) return null;
            (given, draft) = (request.Given, next);
        }

        return draft;
    }

    private async Task<DrawRequest?> AfterSearchAsync(Candidate draft)
    {
        if (await search.RetrieveAsync(draft, limits.Top, limits.Room) is not { } documents) return null;
        if (documents.Ending == Ending.Failed) return After(draft, SearchLimits.Nothing);
        if (!limits.Condenses) return After(draft, "", documents);
        var condensed = await search.DrawAsync(new(1)
        {
            From = documents,
            Purpose = Purpose.Condense,
            Texts = [draft, documents],
            MaxTokens = limits.Notes,
            Samples = 0,
        });
        return condensed is not [var notes] ? null : notes.Ending == Ending.Failed ? After(draft, SearchLimits.Nothing) : After(draft, "", notes);
    }

    private DrawRequest After(Candidate draft, string cue, params IReadOnlyList<Candidate> texts)
    {
        var request = new DrawRequest(1) { From = draft, Purpose = Purpose.Search, Cue = cue, Texts = texts };
        return request with { Given = given + request.Inserted };
    }
}
