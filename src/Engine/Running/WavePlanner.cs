using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Engine.Running;

/// <summary>
/// Plans a job's waves one after the other, for whoever runs them: reads what the journal holds of the waves before, asks the allocator,
/// and
/// records its decision. A recorded plan is not made again, so that any process may ask for any wave.
/// </summary>
internal sealed class WavePlanner(JobFolder folder, StrategyCatalogue strategies)
{
    private readonly SortedDictionary<int, (Standing Standing, PagePlace Page)> seen = [];
    private int next;

    /// <summary>
    /// The wave's plan; null where the job has come to its end before it. All pages of the wave before it must have ended.
    /// </summary>
    /// <param name="wave">The wave, from 0.</param>
    /// <param name="spent">What all waves before it spent.</param>
    /// <param name="lastSpent">What the last of them spent.</param>
    /// <param name="cancel">Stops the planning.</param>
    public async Task<WavePlan?> NextAsync(int wave, Spend spent, Spend lastSpent, CancellationToken cancel = default)
    {
        if (await folder.Plans.TryReadAsync(wave, cancel) is { } planned) return planned;
        if (wave > 0 && await folder.Plans.TryReadAsync(wave - 1, cancel) is null)
            throw new JournalException($"wave {wave - 1} of job {folder.Spec.Id} is not planned, wave {wave} cannot be");
        await PlanAsync(wave, spent, lastSpent, cancel);
        return await folder.Plans.TryReadAsync(wave, cancel);
    }

    private async Task PlanAsync(int wave, Spend spent, Spend lastSpent, CancellationToken cancel)
    {
        var (spec, change, cap) = (folder.Spec, await folder.Changes.TryReadAsync(wave, cancel), await folder.Grants.CapAsync(wave, cancel));
        var choice = change ?? await folder.Changes.LatestAsync(wave, cancel) ?? spec.Options.Strategy;
        var allocator = AllocatorCatalogue.Create(choice, spec.Allocation(strategies), strategies);
        if (wave == 0)
        {
            await folder.Plans.CreateAsync(new(cap, allocator.First, spec.Problems), cancel);
            return;
        }

        if (change is not null) Forget(0);
        else if (!allocator.SeesAll) Forget(wave - 1);
        await SeeAsync(wave, choice, cancel);
        if (change is not null)
        {
            var everyone = seen.Keys.Select(problem => Visit(new(problem, allocator.First)));
            await folder.Plans.CreateAsync(wave, new(cap, allocator.First, spec.Problems), everyone, cancel);
            return;
        }

        var granted = await folder.Grants.AnyAsync(wave, cancel);
        var whole = spec.SpendsWhole && !granted && lastSpent == default && await MayBeTooThinAsync(wave - 1, cancel);
        var allotment = allocator.Next([.. seen.Values.Select(s => s.Standing)], lastSpent, cap.Less(spent), granted || whole);
        if (allotment.Assignments.Count == 0) return;
        var visits = allotment.Assignments.OrderBy(assignment => assignment.Problem).Select(Visit);
        await folder.Plans.CreateAsync(wave, new(cap, null, allotment.Assignments.Count, allotment.Note) { Whole = whole }, visits, cancel);
    }

    /// <summary>Whether a wave that bought nothing may have had enough, only in parts too small for any call.</summary>
    private async Task<bool> MayBeTooThinAsync(int wave, CancellationToken cancel) =>
        (await folder.Plans.TryReadAsync(wave, cancel))! is { Whole: false } plan && plan.PageSizes(folder.Spec.Options.PageSize).Count > 1;

    private PageVisit Visit(Assignment assignment) => new(assignment.Problem, assignment.Strategy, assignment.Reason, seen[assignment.Problem].Page);

    /// <summary>Begins to look at that wave, whatever was seen before it.</summary>
    private void Forget(int wave)
    {
        seen.Clear();
        next = wave;
    }

    /// <summary>Looks at how the problems stand that the waves before this one visited, from their pages' records.</summary>
    private async Task SeeAsync(int wave, StrategyChoice choice, CancellationToken cancel)
    {
        var size = folder.Spec.Options.PageSize;
        // Only a target is steered by the fits; a change of the choice forgets what was seen.
        var confidence = choice.Options.ContainsKey(AllocatorNames.Target) ? folder.Spec.Confidence : null;
        for (; next < wave; next++)
        {
            var pages = (await folder.Plans.TryReadAsync(next, cancel))!.PageSizes(size).Count;
            for (var page = 0; page < pages; page++)
            {
                foreach (var problem in (await folder.Outcomes.ReadAsync(new(next, page), cancel)).Problems)
                {
                    var earlier = seen.TryGetValue(problem.Problem, out var known) ? known.Standing : null;
                    var voting = await folder.Chunks.VotingAsync(problem.Problem, cancel);
                    seen[problem.Problem] = (Standing.Of(problem, earlier, voting, confidence?.Midway(problem)), new(next, page));
                }
            }
        }
    }
}
