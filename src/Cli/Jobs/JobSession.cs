using System.Globalization;
using Ponder.Cli.Live;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine;
using Ponder.Engine.Estimates;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Reports;
using Ponder.Search.Solving;
using Spectre.Console;

namespace Ponder.Cli.Jobs;

/// <summary>Runs jobs from the command line, with progress.</summary>
internal sealed class JobSession(IStore store, JobModels models, Terminal terminal, RowOptions? rows = null, Func<string, string>? resume = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly PonderEngine engine = new(store, models) { Reporter = new JobReporter(), Rows = rows ?? new() };

    /// <summary>Opens the problems as a job and runs it.</summary>
    public async Task<JobEnd> RunAsync(ProblemSource problems, JobOptions options, CancellationToken stop)
    {
        var opening = engine.OpenAsync(problems, options, new ReadingProgress(terminal), stop);
        if (models.Proposers.Any(p => !p.InProcess) && await Task.WhenAny(opening, Task.Delay(Patience, stop)) != opening)
            terminal.Note("finding out what the server can do, then the job begins");
        var job = await opening;
        if (await LeastBudget.WarningAsync(job.Folder, models, options.Cap, stop) is { } warning) terminal.Line(warning);
        if (LaneWords.Of(options, options.Strategy, models) is { } lane) terminal.Note(lane);
        var shown = job.Folder.Spec with { Options = job.Folder.Spec.Options with { Cap = models.Within is null ? await job.CapAsync(stop) : Cap.None } };
        return await WatchAsync(JobFacts.Of(shown, shown.Options.Strategy), progress => job.RunAsync(progress: progress, cancel: stop), stop);
    }

    /// <summary>Goes on with the job, with more budget or another strategy where they are given.</summary>
    public async Task<JobEnd> ResumeAsync(string id, Func<Cap?> more, Func<JobOptions, StrategyChoice?> change, CancellationToken stop)
    {
        var job = await engine.OpenAsync(id, stop);
        var (added, changed, cap) = (more(), change(job.Folder.Spec.Options), await job.CapAsync(stop));
        var shown = job.Folder.Spec with { Options = job.Folder.Spec.Options with { Cap = added is null ? cap : cap.Plus(added) } };
        if (LaneWords.Of(shown.Options, changed ?? shown.Options.Strategy, models) is { } lane) terminal.Note(lane);
        return await WatchAsync(JobFacts.Of(shown, changed ?? shown.Options.Strategy), progress => job.RunAsync(added, changed, progress, stop), stop);
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
        Row("problems", $"{summary.Problems:N0}: {Ended(summary)}");
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
        if (summary.Stopped is { } why) Row("stopped", $"{why}. {Resume(summary.Job)} all the same");
        Row("results", store.Locate(names.Results));
        Row("report", store.Locate(names.Report));
        terminal.People.Write(grid);

        void Row(string name, string value) => grid.AddRow(new Text(name, Color.Grey), new Text(value));
    }

    /// <summary>What became of the problems, and why some failed.</summary>
    internal static string Ended(JobSummary summary)
    {
        var words = $"{summary.Solved:N0} answered, {summary.Partial:N0} cut short by the cap, {summary.Failed:N0} failed";
        if (summary.FailedBecause is not [var first, ..]) return words;
        return $"{words}{(first.Count == summary.Failed ? "" : ", mostly")}: {first.Text}";
    }

    /// <summary>The spend in a line.</summary>
    public static string Spent(Spend spend) =>
        $"{spend.Tokens:N0} tokens, {spend.Samples:N0} samples, {spend.VerifierCalls:N0} verifier calls, {Flops(spend)} FLOPs"
        + (spend.Money > 0 ? $", ${spend.Money:0.####}" : "") + (spend.Saved > 0 ? $" (${spend.Saved:0.####} saved by batch)" : "");

    /// <summary>Of a model of unknown size nobody can say.</summary>
    public static string Flops(Spend spend) =>
        spend.Flops == 0 && spend.Tokens > 0 ? "unknown" : ((double)spend.Flops).ToString("0.00e0", CultureInfo.InvariantCulture);

    private async Task<JobEnd> WatchAsync(JobFacts facts, Func<IProgress<JobProgress>, Task<JobEnd>> run, CancellationToken stop)
    {
        var watch = new JobWatch(facts, TimeProvider.System);
        terminal.AtEnd(() => $"stopped now{(Paid(watch.InFlight) is > 0 and var doubt ? $", {doubt} calls in doubt" : "")}; {Resume(facts.Job)}");
        try
        {
            return await new JobDisplay(terminal, watch, Stopping).WhileAsync(run);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new StoppedException($"job {facts.Job} is stopped, {watch.Spent.Tokens:N0} tokens are recorded; {Left(watch.Batches)}{Resume(facts.Job)}");
        }
        finally
        {
            terminal.AtEnd(() => null);
        }
    }

    /// <summary>A model in this process lets go at once; a service's calls are paid for, and waited for.</summary>
    private string Stopping(int calls)
    {
        var paid = Paid(calls);
        return paid == 0 ? "stopping; again to stop now"
            : $"stopping: {paid} call{(paid == 1 ? "" : "s")} in flight, up to {models.Grace.TotalSeconds:0.#} s; again to stop now";
    }

    /// <summary>Batches are the service's own affair: whoever stops here leaves them there.</summary>
    private static string Left(int batches) => batches == 0 ? "" : $"{batches:N0} batch{(batches == 1 ? " goes" : "es go")} on at the service, and {(batches == 1 ? "is" : "are")} picked up: ";

    private int Paid(int calls) => models.Proposers.All(p => p.InProcess) && models.Verifier is not { InProcess: false } ? 0 : calls;

    private string Resume(string job) => resume?.Invoke(job) ?? $"`ponder resume {job}` goes on";
}
