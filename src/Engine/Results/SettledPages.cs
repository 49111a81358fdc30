using System.Globalization;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Pages;

namespace Ponder.Engine.Results;

/// <summary>
/// Rows of the pages that have ended, wave after wave, from a place on: who asks again with what it was told gets only what is new. A later
/// row of a problem takes the place of an earlier one. Pages end nearly in order; those that ended before their turn are told again.
/// </summary>
internal sealed class SettledPages(JobFolder folder)
{
    private const int Most = 32;
    private const int AtOnce = 8;

    /// <summary>Writes the rows behind that place: what a list before gave as next, or null from the first.</summary>
    /// <exception cref="JobException">It is no such place.</exception>
    public async Task WriteAsync(RowListWriter rows, string? after, CancellationToken cancel)
    {
        var (from, plans) = (Place(after), await folder.Plans.AllAsync(cancel));
        var (next, open, left) = (from, false, Most);
        for (var wave = from.Wave; wave < plans.Count && left > 0 && !open; wave++)
        {
            var pages = plans[wave].PageSizes(folder.Spec.Options.PageSize).Count;
            for (var page = wave == from.Wave ? from.Page : 0; page < pages && left > 0; page += AtOnce)
            {
                var ahead = Enumerable.Range(page, Math.Min(AtOnce, pages - page)).Select(at => new PagePlace(wave, at)).ToList();
                var ended = await Task.WhenAll(ahead.Select(at => folder.Outcomes.TryReadAsync(at, cancel)));
                for (var i = 0; i < ended.Length; i++)
                {
                    if (ended[i] is not { } outcome) open = true;
                    else await WriteAsync(rows, outcome, cancel);
                    if (!open) next = ahead[i].Page + 1 < pages ? new(wave, ahead[i].Page + 1) : new(wave + 1, 0);
                }

                if (ended.All(outcome => outcome is null)) break;
                left -= ended.Length;
            }
        }

        await rows.EndAsync($"{next.Wave}.{next.Page}", more: left <= 0 && !open && next.Wave < plans.Count, cancel);
    }

    private async Task WriteAsync(RowListWriter rows, PageOutcome page, CancellationToken cancel)
    {
        foreach (var outcome in page.Problems)
        {
            var problem = (await folder.Chunks.EntryAsync(outcome.Problem, cancel)).Problem;
            await rows.AddAsync(outcome.Problem + 1, problem, ResultRow.Of(problem, outcome, folder.Spec), cancel);
        }
    }

    private static PagePlace Place(string? after)
    {
        if (after is null) return new(0, 0);
        var parts = after.Split('.');
        return parts.Length == 2 && Number(parts[0]) is { } wave && Number(parts[1]) is { } page
            ? new(wave, page)
            : throw new JobException($"after is \"{Short(after)}\": expected what the rows before gave as next");
    }

    private static string Short(string text) => text.Length > 20 ? $"{text[..20]}…" : text;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
