using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Running;

/// <summary>
/// Runs a job in this process: waves of pages until the planner has no more to do. Going on after a stop is the same as beginning: what the
/// journal holds is read, the rest is done.
/// </summary>
public sealed class JobRunner
{
    private readonly JobFolder folder;
    private readonly PageRunner pages;
    private readonly ProgressMeter meter;
    private readonly RoundRunner rounds;
    private readonly WavePlanner planner;

    /// <summary>A runner of one job.</summary>
    public JobRunner(JobFolder folder, JobModels models, IProgress<JobProgress>? progress = null)
    {
        (this.folder, meter) = (folder, new(progress));
        rounds = RoundRunner.Of(folder, models);
        pages = new(folder, rounds, meter, models.Strategies);
        planner = new(folder, models.Strategies);
    }

    /// <summary>Rounds that called the models rather than being read.</summary>
    public int RoundsCalled => rounds.Called;

    /// <summary>Runs to the end.</summary>
    public async Task<JobRun> RunAsync(CancellationToken stop = default)
    {
        var (spent, last) = (folder.Spec.Opening, default(Spend));
        for (var wave = 0; await planner.NextAsync(wave, spent, last, stop) is { } plan; wave++)
        {
            last = await RunAsync(wave, plan, spent, stop);
            spent += last;
        }

        return await JobRun.OfAsync(folder, spent, stop);
    }

    private async Task<Spend> RunAsync(int wave, WavePlan plan, Spend spent, CancellationToken stop)
    {
        var (options, sum) = (folder.Spec.Options, default(Spend));
        var sizes = plan.PageSizes(options.PageSize);
        meter.Wave(wave, plan.Visits);
        for (var from = 0; from < sizes.Count; from += WaveLoop.Stretch)
            sum += await WaveLoop.RunAsync(sizes, from, options.Window, plan.Cap.Less(spent + sum), RunAsync);
        return sum;

        async Task<Spend> RunAsync(int page, Cap slice)
        {
            stop.ThrowIfCancellationRequested();
            var outcome = await pages.RunAsync(new(wave, page), slice, stop);
            meter.Page(sizes[page]);
            return outcome.Spent;
        }
    }
}
