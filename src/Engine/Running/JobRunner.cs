using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Catalogue;

namespace Ponder.Engine.Running;

/// <summary>
/// Runs a job in this process: waves of pages until the planner has no more to do. Going on after a stop is the same as beginning: what the
/// journal holds is read, the rest is done.
/// </summary>
public sealed class JobRunner
{
    private readonly JobSpec spec;
    private readonly PageRunner pages;
    private readonly Outcomes outcomes;
    private readonly ProgressMeter meter;
    private readonly RoundRunner rounds;
    private readonly WavePlanner planner;
    private readonly Grants grants;

    /// <summary>A runner of one job.</summary>
    public JobRunner(IStore store, JobSpec spec, JobModels models, IProgress<JobProgress>? progress = null)
    {
        (this.spec, meter) = (spec, new(progress));
        var journal = new Journal(store, spec.Id);
        var chunks = new ChunkReader(store, spec);
        rounds = new RoundRunner(journal, new(journal), chunks, models.Proposer, models.Verifier, spec.Settings.Tariff);
        outcomes = new(store, spec);
        pages = new(store, spec, chunks, rounds, outcomes, meter);
        (planner, grants) = (new(store, spec, outcomes), new(store, spec));
    }

    /// <summary>Rounds that called the models rather than being read.</summary>
    public int RoundsCalled => rounds.Called;

    /// <summary>Runs to the end; gives every wave's plan.</summary>
    /// <exception cref="JobException">Another process runs the job.</exception>
    public async Task<JobRun> RunAsync(CancellationToken stop = default)
    {
        var (spent, last) = (default(Spend), default(Spend));
        for (var wave = 0; await planner.NextAsync(wave, spent, last, stop) is { } plan; wave++)
        {
            last = await RunAsync(wave, plan, spent, stop);
            spent += last;
        }

        return new(spec, planner.Choice, planner.Plans, outcomes, spent, await grants.CapAsync(planner.Plans.Count, stop));
    }

    private async Task<Spend> RunAsync(int wave, WavePlan plan, Spend spent, CancellationToken stop)
    {
        var sizes = plan.PageSizes(spec);
        meter.Wave(wave, plan.Visits(spec));
        var sum = default(Spend);
        for (var from = 0; from < sizes.Count; from += WaveLoop.Stretch) sum += await WaveLoop.RunAsync(sizes, from, spec.Options.Window, plan.Cap.Less(spent + sum), RunAsync);
        return sum;

        async Task<Spend> RunAsync(int page, Cap slice)
        {
            stop.ThrowIfCancellationRequested();
            var outcome = await pages.RunAsync(wave, page, plan.Page(spec, page), slice, stop);
            meter.Page(sizes[page]);
            return outcome.Spent;
        }
    }
}

/// <summary>A job run to its end: what it ran at last, its waves, what they came to, what was spent and under which cap.</summary>
public sealed record JobRun(JobSpec Spec, StrategyChoice Strategy, IReadOnlyList<WavePlan> Waves, Outcomes Outcomes, Spend Spent, Cap Cap);
