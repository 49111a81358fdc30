using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Pages;

namespace Ponder.Engine.Running;

/// <summary>What pages came to, and where each problem was last visited.</summary>
public sealed class Outcomes(IStore store, JobSpec spec)
{
    private const int Kept = 16;
    private readonly JobNames names = new(spec.Id);
    private readonly SortedDictionary<int, List<(int Wave, int Page)>> later = [];
    private readonly List<int> whole = [];
    private readonly LinkedList<((int Wave, int Page) Place, PageOutcome Outcome)> recent = new();
    private readonly Lock guard = new();

    /// <summary>Says which problems a wave visits, and on which pages.</summary>
    public void Visit(int wave, WavePlan plan)
    {
        lock (guard)
        {
            if (plan.Everyone is not null)
            {
                whole.Add(wave);
                return;
            }

            foreach (var (assignment, place) in plan.Assignments.Select((a, i) => (a, i)))
            {
                if (!later.TryGetValue(assignment.Problem, out var visits)) later.Add(assignment.Problem, visits = []);
                visits.Add((wave, place / spec.Options.PageSize));
            }
        }
    }

    /// <summary>What the page came to, or null where it has not ended.</summary>
    public async Task<PageOutcome?> TryReadAsync(int wave, int page, CancellationToken cancel)
    {
        lock (guard)
        {
            if (recent.FirstOrDefault(r => r.Place == (wave, page)).Outcome is { } known) return known;
        }

        var name = names.Outcome(wave, page);
        if (await store.TryReadAsync(name, cancel) is not { } content) return null;
        var outcome = JournalFormat.Unpack<PageOutcome>(name, content);
        lock (guard)
        {
            recent.AddFirst(((wave, page), outcome));
            if (recent.Count > Kept) recent.RemoveLast();
        }

        return outcome;
    }

    /// <summary>How the problem stood before wave <paramref name="before"/>, or null where no ended page visited it.</summary>
    public async Task<ProblemOutcome?> LatestAsync(int problem, int before, CancellationToken cancel)
    {
        foreach (var (wave, page) in Visits(problem).Where(v => v.Wave < before).OrderByDescending(v => v.Wave))
        {
            if (await TryReadAsync(wave, page, cancel) is { } outcome) return outcome.Problems.First(p => p.Problem == problem);
        }

        return null;
    }

    private List<(int Wave, int Page)> Visits(int problem)
    {
        lock (guard) return [.. whole.Select(wave => (wave, problem / spec.Options.PageSize)), .. later.GetValueOrDefault(problem, [])];
    }
}
