using System.Runtime.ExceptionServices;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Pages;

namespace Ponder.Engine.Running;

/// <summary>
/// Runs a job in this process: waves of pages until the planner has no more to do. Going on after a stop is the same as beginning: what the
/// journal holds is read, the rest is done. Where a page fails, no further call is sent for the others, and those in flight are recorded.
/// </summary>
public sealed class JobRunner
{
    private readonly JobFolder folder;
    private readonly PageRunner pages;
    private readonly ProgressMeter meter;
    private readonly RoundRunner rounds;
    private readonly WavePlanner planner;
    private readonly TimeSpan grace;
    private readonly SharedCap? within;

    /// <summary>A runner of one job.</summary>
    public JobRunner(JobFolder folder, JobModels models, IProgress<JobProgress>? progress = null)
    {
        (this.folder, meter, grace, within) = (folder, new(progress), models.Grace, models.Within);
        rounds = RoundRunner.Of(folder, models);
        pages = new(folder, rounds, meter, models.Strategies);
        planner = new(folder, models.Strategies);
    }

    /// <summary>Rounds that called the models rather than being read.</summary>
    public int RoundsCalled => rounds.Called;

    /// <summary>Runs to the end.</summary>
    /// <param name="stop">No further call is sent, and those in flight get their grace; what came is recorded.</param>
    public async Task<JobRun> RunAsync(CancellationToken stop = default)
    {
        using var stopping = new Stopping(grace, stop);
        if (within is not null) await within.BeginAsync(folder, stop);
        meter.Begin(folder.Spec.Opening);
        var (spent, last) = (folder.Spec.Opening, default(Spend));
        for (var wave = 0; await planner.NextAsync(wave, spent, last, stop) is { } plan; wave++)
        {
            var called = rounds.Called;
            (last, var tally) = await RunAsync(wave, plan, spent, stopping);
            spent += last;

            // Told once: who resumes the job knows it.
            if (rounds.Called > called && HardlyRead.Words(folder.Spec, tally) is { } words)
                return await JobRun.OfAsync(folder, spent, stop) with { Stopped = words };
        }

        return await JobRun.OfAsync(folder, spent, stop);
    }

    private async Task<(Spend Spent, Tally Tally)> RunAsync(int wave, WavePlan plan, Spend spent, Stopping stopping)
    {
        var (options, sum) = (folder.Spec.Options, default(Spend));
        var sizes = plan.PageSizes(options.PageSize);
        ExceptionDispatchInfo? failure = null;
        var tallies = new Tally[sizes.Count];
        meter.Wave(wave, plan, meter.IsWatched ? await WaveWords.OfAsync(folder, wave, plan, stopping.Stops.NoMore) : null);
        try
        {
            for (var from = 0; from < sizes.Count; from += WaveLoop.Stretch)
                sum += await WaveLoop.RunAsync(sizes, from, options.Window, plan.Cap.Less(spent + sum), plan.Whole, RunAsync);
        }
        catch (OperationCanceledException) when (failure is not null)
        {
            failure.Throw(); // The other pages were stopped because of it.
        }

        return (sum, tallies.Aggregate(Tally.None, (all, tally) => all.Plus(tally)));

        async Task<Spend> RunAsync(int page, Cap slice)
        {
            try
            {
                stopping.Stops.NoMore.ThrowIfCancellationRequested();
                var outcome = await pages.RunAsync(new(wave, page), slice, stopping.Stops);
                meter.Page(sizes[page]);
                tallies[page] = outcome.Tally ?? Tally.None;
                return outcome.Spent;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                stopping.NoMore();
                throw;
            }
        }
    }
}
