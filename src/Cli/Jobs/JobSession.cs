using System.Globalization;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Reports;
using Ponder.Search.Solving;
using Spectre.Console;

namespace Ponder.Cli.Jobs;

/// <summary>Runs jobs from the command line, with progress.</summary>
internal sealed class JobSession(IStore store, JobModels models, Terminal terminal, RowOptions? rows = null)
{
    private readonly PonderEngine engine = new(store, models) { Reporter = new JobReporter(), Rows = rows ?? new() };

    /// <summary>Opens the problems as a job and runs it.</summary>
    public async Task<JobEnd> RunAsync(ProblemSource problems, JobOptions options, CancellationToken stop)
    {
        var job = await engine.OpenAsync(problems, options, new ReadingProgress(terminal), stop);
        if (await LeastBudget.WarningAsync(job.Folder, models, options.Cap, stop) is { } warning) terminal.Line(warning);
        var shown = job.Folder.Spec with { Options = job.Folder.Spec.Options with { Cap = models.Within is null ? await job.CapAsync(stop) : Cap.None } };
        return await WatchAsync(shown, progress => job.RunAsync(progress: progress, cancel: stop));
    }

    /// <summary>Goes on with the job, with more budget or another strategy where they are given.</summary>
    public async Task<JobEnd> ResumeAsync(string id, Func<Cap?> more, Func<JobOptions, StrategyChoice?> change, CancellationToken stop)
    {
        var job = await engine.OpenAsync(id, stop);
        var (added, cap) = (more(), await job.CapAsync(stop));
        var shown = job.Folder.Spec with { Options = job.Folder.Spec.Options with { Cap = added is null ? cap : cap.Plus(added) } };
        return await WatchAsync(shown, progress => job.RunAsync(added, change(job.Folder.Spec.Options), progress, stop));
    }

    /// <summary>Opens the problems as a job that somebody else runs.</summary>
    public async Task<JobFolder> OpenAsync(ProblemSource problems, JobOptions options, CancellationToken stop) =>
        (await engine.OpenAsync(problems, options, cancel: stop)).Folder;

    /// <summary>The summary for people.</summary>
    public void Show(JobSummary summary)
    {
        var names = new JobNames(summary.Job);
        var grid = new Grid().AddColumn().AddColumn();
        Row("job", summary.Job);
        var ended = $"{summary.Solved:N0} solved, {summary.Partial:N0} cut short by the cap, {summary.Failed:N0} failed";
        Row("problems", $"{summary.Problems:N0}: {ended}");
        if (summary.Errors > 0) Row("bad lines", $"{summary.Errors:N0}, see {store.Locate(names.Errors)}");
        if (summary.Accuracy is { } accuracy) Row("accuracy", $"{accuracy:P1}");
        if (summary is { TargetAccuracy: { } target, Answered: { } answered })
        {
            Row("review", answered == 0 ? $"all {summary.Problems:N0}: no answers are sure enough for an accuracy of {target:P1}"
                : $"{summary.Problems - answered:N0}; the other {answered:N0} are right to at least {target:P1}, with 95 % confidence");
        }

        Row("spent", Spent(summary.Spend));
        Row("cap", CapText.Format(summary.Cap));
        if (summary.InDoubt != default)
            Row("in doubt", $"{summary.InDoubt.Tokens:N0} of these tokens: charged for calls whose replies were lost; {summary.Known.Tokens:N0} are known to be spent");
        if (summary.Unread > 0)
            Row("verdicts", $"{summary.Unread:N0} of {summary.Verdicts:N0} could not be read, such as: {summary.UnreadExample ?? "no reason was given"}");
        if (summary.Drift is { } drift) Row("drift", $"{drift}");
        foreach (var note in summary.Notes) Row("note", note.Count == 1 ? note.Text : $"{note.Text} ({note.Count:N0} times)");
        if (summary.Stopped is { } why) Row("stopped", $"{why}. `ponder resume {summary.Job}` goes on all the same");
        Row("results", store.Locate(names.Results));
        Row("report", store.Locate(names.Report));
        terminal.People.Write(grid);

        void Row(string name, string value) => grid.AddRow(new Text(name, Color.Grey), new Text(value));
    }

    /// <summary>The spend in a line.</summary>
    public static string Spent(Spend spend) =>
        $"{spend.Tokens:N0} tokens, {spend.Samples:N0} samples, {spend.VerifierCalls:N0} verifier calls, {Flops(spend)} FLOPs"
        + (spend.Money > 0 ? $", ${spend.Money:0.####}" : "");

    /// <summary>Of a model of unknown size nobody can say.</summary>
    public static string Flops(Spend spend) =>
        spend.Flops == 0 && spend.Tokens > 0 ? "unknown" : ((double)spend.Flops).ToString("0.00e0", CultureInfo.InvariantCulture);

    private async Task<JobEnd> WatchAsync(JobSpec spec, Func<IProgress<JobProgress>, Task<JobEnd>> run)
    {
        if (!terminal.People.Profile.Capabilities.Interactive) return await run(new PlainProgress(terminal, spec));
        return await terminal.People.Progress().HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => run(new BarProgress(context, spec)));
    }
}
