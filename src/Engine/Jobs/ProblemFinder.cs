using System.Globalization;

namespace Ponder.Engine.Jobs;

/// <summary>Finds one problem of a job by its name. It reads the problems, and of what they came to that one's records alone.</summary>
internal sealed class ProblemFinder(JobFolder folder)
{
    private const int AtOnce = 16;

    /// <summary>
    /// The problem of that id; else, of a number with a hash before it, such as <c>#3</c>, the one in that place; null for none.
    /// </summary>
    public async Task<JobProblem?> TryFindAsync(string name, CancellationToken cancel) =>
        (await NamedAsync(name, cancel) ?? Numbered(name)) is { } place ? await AtAsync(place, cancel) : null;

    /// <summary>The problem in that place, from 1, whatever its name; null for none.</summary>
    public async Task<JobProblem?> TryFindAsync(int place, CancellationToken cancel) =>
        place >= 1 && place <= folder.Spec.Problems ? await AtAsync(place - 1, cancel) : null;

    private async Task<int?> NamedAsync(string id, CancellationToken cancel)
    {
        for (var from = 0; from < folder.Spec.Chunks; from += AtOnce)
        {
            var numbers = Enumerable.Range(from, Math.Min(AtOnce, folder.Spec.Chunks - from));
            foreach (var chunk in await Task.WhenAll(numbers.Select(number => folder.Chunks.ChunkAsync(number, cancel))))
            {
                for (var i = 0; i < chunk.Problems.Count; i++)
                {
                    if (chunk.Problems[i].Problem.Id == id) return chunk.First + i;
                }
            }
        }

        return null;
    }

    private int? Numbered(string name) =>
        name.StartsWith('#') && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1 && number <= folder.Spec.Problems ? number - 1 : null;

    private async Task<JobProblem> AtAsync(int place, CancellationToken cancel)
    {
        var entry = await folder.Chunks.EntryAsync(place, cancel);
        for (var wave = await folder.Plans.CountAsync(cancel) - 1; wave >= 0; wave--)
        {
            if (await folder.Plans.FindAsync(wave, place, cancel) is not { Page: var page }) continue;
            if (await folder.Outcomes.TryReadAsync(page, cancel) is null) continue;
            return new(place, entry, await folder.Outcomes.OfAsync(place, page, cancel), page);
        }

        return new(place, entry, null, null);
    }
}
