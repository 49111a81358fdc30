using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Reports;
using Spectre.Console;

namespace Ponder.Cli.Jobs;

/// <summary>Runs one job from the command line: alone, with progress, to its files.</summary>
internal sealed class JobSession(IStore store, JobModels models, Terminal terminal)
{
    /// <summary>Opens the file as a job and runs it.</summary>
    public async Task<(JobSummary Summary, JobRun Run)> RunAsync(FileInfo file, JobOptions options, CancellationToken stop)
    {
        if (!file.Exists) throw new FileNotFoundException($"there is no file {file}");
        return await RunAsync(await new JobOpener(store, models, new ReadingProgress(terminal)).OpenAsync(() => Task.FromResult<Stream>(file.OpenRead()), options, $"{file}", stop), stop);
    }

    /// <summary>Opens the problems as a job and runs it.</summary>
    public async Task<(JobSummary Summary, JobRun Run)> RunAsync(Func<Stream> problems, JobOptions options, CancellationToken stop) =>
        await RunAsync(await new JobOpener(store, models).OpenAsync(() => Task.FromResult(problems()), options, cancel: stop), stop);

    /// <summary>Runs the job, or goes on with it, to its end; <paramref name="first"/> does what only whoever has the job to itself may do.</summary>
    public async Task<(JobSummary Summary, JobRun Run)> RunAsync(JobSpec spec, CancellationToken stop, Func<Task>? first = null)
    {
        await using var lease = await store.TryLeaseAsync(new JobNames(spec.Id).Lease, stop) ?? throw new JobBusyException(spec.Id);
        if (first is not null) await first();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        try
        {
            var run = await WatchAsync(spec, progress => new JobRunner(store, spec, models, progress).RunAsync(either.Token));
            return (await new JobCloser(store, new JobReporter(store)).CloseAsync(run, either.Token), run);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
        {
            throw new JobBusyException(spec.Id);
        }
    }

    /// <summary>The summary for people.</summary>
    public void Show(JobSummary summary)
    {
        var names = new JobNames(summary.Job);
        var grid = new Grid().AddColumn().AddColumn();
        Row("job", summary.Job);
        Row("problems", $"{summary.Problems:N0}: {summary.Solved:N0} solved, {summary.Partial:N0} cut short by the cap, {summary.Failed:N0} failed");
        if (summary.Errors > 0) Row("bad lines", $"{summary.Errors:N0}, see {store.Locate(names.Errors)}");
        if (summary.Accuracy is { } accuracy) Row("accuracy", $"{accuracy:P1}");
        Row("spent", Spent(summary.Spend));
        Row("cap", CapText.Format(summary.Cap));
        if (summary.InDoubt != default) Row("in doubt", $"{summary.InDoubt.Tokens:N0} tokens of calls begun and never recorded (charged)");
        Row("results", store.Locate(names.Results));
        Row("report", store.Locate(names.Report));
        terminal.People.Write(grid);

        void Row(string name, string value) => grid.AddRow(new Text(name, Color.Grey), new Text(value));
    }

    /// <summary>The spend in a line.</summary>
    public static string Spent(Spend spend) =>
        $"{spend.Tokens:N0} tokens, {spend.Samples:N0} samples, {spend.VerifierCalls:N0} verifier calls, {(double)spend.Flops:0.00e0} FLOPs"
        + (spend.Money > 0 ? $", ${spend.Money:0.####}" : "");

    private async Task<JobRun> WatchAsync(JobSpec spec, Func<IProgress<JobProgress>, Task<JobRun>> run)
    {
        if (!terminal.People.Profile.Capabilities.Interactive)
        {
            var plain = new PlainProgress(terminal, spec);
            return await run(plain);
        }

        return await terminal.People.Progress().HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => run(new BarProgress(context, spec)));
    }
}
