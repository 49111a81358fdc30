using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Search.Solving;

namespace Ponder.Engine;

/// <summary>A job that can be run, and gone on with, in this process.</summary>
public sealed class PonderJob
{
    private readonly JobModels models;
    private readonly IJobReporter? reporter;
    private readonly RowOptions rows;

    internal PonderJob(JobFolder folder, JobModels models, IJobReporter? reporter, RowOptions rows) =>
        (Folder, this.models, this.reporter, this.rows) = (folder, models, reporter, rows);

    /// <summary>Its id.</summary>
    public string Id => Folder.Spec.Id;

    /// <summary>Everything that is kept of it.</summary>
    public JobFolder Folder { get; }

    /// <summary>What it may spend in all, everything that was granted included.</summary>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<Cap> CapAsync(CancellationToken cancel = default) =>
        await Folder.Grants.CapAsync(await Folder.Plans.CountAsync(cancel), cancel);

    /// <summary>Runs it to its end, or goes on with it: takes its lease, does what is not recorded, writes its files.</summary>
    /// <param name="more">Budget to add first, in units that its cap limits.</param>
    /// <param name="change">A strategy that every problem gets from the next wave on.</param>
    /// <param name="progress">Told after every round and page.</param>
    /// <param name="cancel">Stops between rounds; what was paid for is kept.</param>
    /// <returns>What it came to.</returns>
    /// <exception cref="JobBusyException">Another process runs it, or took it over.</exception>
    /// <exception cref="JobException">The budget or the strategy cannot be had.</exception>
    public async Task<JobEnd> RunAsync(
        Cap? more = null, StrategyChoice? change = null, IProgress<JobProgress>? progress = null, CancellationToken cancel = default)
    {
        if (change is not null)
        {
            models.Check(change);
            Folder.Spec.CheckChange(change, models.Strategies);
        }

        await using var lease = await Folder.TryLeaseAsync(cancel) ?? throw new JobBusyException(Id);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, lease.Lost);
        try
        {
            if (more is not null) await Folder.Grants.AddAsync(more, either.Token);
            if (change is not null) await Folder.Changes.SetAsync(change, either.Token);
            var runner = new JobRunner(Folder, models, progress);
            var run = await runner.RunAsync(either.Token);
            return new(await new JobCloser(reporter, rows).CloseAsync(run, either.Token), run, runner.RoundsCalled);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
        {
            throw new JobBusyException(Id);
        }
    }

    /// <summary>A row per problem that some page has ended on, in input order; once the job has ended, of all.</summary>
    public IAsyncEnumerable<ResultRow> RowsAsync(CancellationToken cancel = default) => ResultRows.SettledAsync(Folder, rows, cancel);
}

/// <summary>A job that has run to its end.</summary>
/// <param name="Summary">Its totals.</param>
/// <param name="Run">Its waves and what they came to.</param>
/// <param name="RoundsCalled">Rounds that called the models; the others were in the journal.</param>
public sealed record JobEnd(JobSummary Summary, JobRun Run, int RoundsCalled);
