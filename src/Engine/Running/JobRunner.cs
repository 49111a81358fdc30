using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;

namespace Ponder.Engine.Running;

/// <summary>
/// Runs a job in this process: waves of pages until the allocator has no more to do. Going on after a stop is the same as beginning: what the
/// journal holds is read, the rest is done.
/// </summary>
public sealed class JobRunner
{
    private readonly IStore store;
    private readonly JobSpec spec;
    private readonly JobNames names;
    private readonly PageRunner pages;
    private readonly Outcomes outcomes;
    private readonly ProgressMeter meter;
    private readonly RoundRunner rounds;
    private readonly Grants grants;
    private readonly Changes changes;

    /// <summary>A runner of one job.</summary>
    public JobRunner(IStore store, JobSpec spec, JobModels models, IProgress<JobProgress>? progress = null)
    {
        (this.store, this.spec, meter) = (store, spec, new(progress));
        names = new(spec.Id);
        var journal = new Journal(store, spec.Id);
        var chunks = new ChunkReader(store, spec);
        rounds = new RoundRunner(journal, new(journal), chunks, models.Proposer, models.Verifier);
        outcomes = new(store, spec);
        pages = new(store, spec, chunks, rounds, outcomes, meter);
        (grants, changes) = (new(store, spec), new(store, spec));
    }

    /// <summary>Rounds that called the models rather than being read.</summary>
    public int RoundsCalled => rounds.Called;

    /// <summary>Runs to the end; gives every wave's plan.</summary>
    /// <exception cref="JobException">Another process runs the job.</exception>
    public async Task<JobRun> RunAsync(CancellationToken stop = default)
    {
        var (plans, spent) = (new List<WavePlan>(), default(Spend));
        IAllocator allocator = new FixedAllocator(await changes.TryReadAsync(0, stop) ?? spec.Options.Strategy);
        var plan = await PlanAsync(0, new(await grants.CapAsync(0, stop), allocator.First, []), stop);
        for (var wave = 0; ; wave++)
        {
            plans.Add(plan);
            var before = spent;
            spent += await RunAsync(wave, plan, spent, stop);
            var (cap, granted) = (await grants.CapAsync(wave + 1, stop), await grants.AnyAsync(wave + 1, stop));
            if (await changes.TryReadAsync(wave + 1, stop) is { } change)
            {
                allocator = new FixedAllocator(change);
                plan = await PlanAsync(wave + 1, new(cap, change, []), stop);
                outcomes.VisitAll(wave + 1);
                continue;
            }

            var next = allocator.Next(await StandingsAsync(wave, plan, stop), Difference(spent, before), cap.Less(spent), granted);
            if (next.Count == 0) return new(spec, plans, outcomes, spent, cap);
            plan = await PlanAsync(wave + 1, new(cap, null, next), stop);
            foreach (var (assignment, place) in plan.Assignments.Select((a, i) => (a, i)))
                outcomes.Visit(assignment.Problem, wave + 1, place / spec.Options.PageSize);
        }
    }

    private static Spend Difference(Spend after, Spend before) => after + (before * -1);

    private async Task<Spend> RunAsync(int wave, WavePlan plan, Spend spent, CancellationToken stop)
    {
        var (size, visited) = (spec.Options.PageSize, plan.Everyone is null ? plan.Assignments.Count : spec.Problems);
        var sizes = Enumerable.Range(0, (visited + size - 1) / size).Select(page => Math.Min(size, visited - (page * size))).ToList();
        meter.Wave(wave, visited);
        return await WaveLoop.RunAsync(sizes, spec.Options.Window, plan.Cap.Less(spent), async (page, slice) =>
        {
            stop.ThrowIfCancellationRequested();
            var outcome = await pages.RunAsync(wave, page, Page(plan, page, sizes[page]), slice, stop);
            meter.Page(sizes[page]);
            return outcome.Spent;
        });
    }

    private List<Assignment> Page(WavePlan plan, int page, int count) => plan.Everyone is { } everyone
        ? [.. Enumerable.Range(page * spec.Options.PageSize, count).Select(problem => new Assignment(problem, everyone))]
        : [.. plan.Assignments.Skip(page * spec.Options.PageSize).Take(count)];

    private async Task<IReadOnlyList<Standing>> StandingsAsync(int wave, WavePlan plan, CancellationToken cancel)
    {
        var visited = plan.Everyone is null ? plan.Assignments.Count : spec.Problems;
        var standings = new List<Standing>();
        for (var page = 0; page * spec.Options.PageSize < visited; page++)
        {
            var outcome = await outcomes.TryReadAsync(wave, page, cancel) ?? throw new JournalException($"page {page} of wave {wave} is not recorded");
            standings.AddRange(outcome.Problems.Where(p => p.Status == SolveStatus.Partial).Select(p => new Standing(p.Problem, p.Status)));
        }

        return standings;
    }

    private async Task<WavePlan> PlanAsync(int wave, WavePlan plan, CancellationToken cancel)
    {
        await store.TryCreateAsync(names.Plan(wave), JournalFormat.Pack(plan), cancel);
        return JournalFormat.Unpack<WavePlan>(names.Plan(wave), (await store.TryReadAsync(names.Plan(wave), cancel))!);
    }
}

/// <summary>A job run to its end: its waves, what they came to, what was spent and under which cap.</summary>
public sealed record JobRun(JobSpec Spec, IReadOnlyList<WavePlan> Waves, Outcomes Outcomes, Spend Spent, Cap Cap)
{
    /// <summary>What every problem got last.</summary>
    public StrategyChoice Strategy => Waves.Last(wave => wave.Everyone is not null).Everyone!;
}
