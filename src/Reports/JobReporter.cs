using Ponder.Engine.Results;
using Ponder.Engine.Running;

namespace Ponder.Reports;

/// <summary>Writes every job's page into its folder, as <c>report.html</c>.</summary>
public sealed class JobReporter : IJobReporter
{
    /// <inheritdoc/>
    public async Task WriteAsync(JobRun run, JobSummary summary, CancellationToken cancel = default)
    {
        var report = new JobReport(run);
        await foreach (var problem in run.Folder.ProblemsAsync(cancel)) report.Add(problem);
        await run.Folder.Store.WriteAsync(run.Folder.Names.Report, (stream, stop) => report.WriteAsync(stream, summary, stop), cancel);
    }
}
