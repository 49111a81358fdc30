using Ponder.Core.Storage;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;

namespace Ponder.Reports;

/// <summary>Writes every job's page into its folder, as <c>report.html</c>.</summary>
/// <param name="store">Where jobs are kept.</param>
public sealed class JobReporter(IStore store) : IJobReporter
{
    /// <inheritdoc/>
    public async Task WriteAsync(JobRun run, JobSummary summary, CancellationToken cancel = default)
    {
        var report = new JobReport(store, run);
        await foreach (var (row, outcome) in new JobCloser(store).OutcomesAsync(run, cancel)) report.Add(row, outcome);
        await store.WriteAsync(new JobNames(run.Spec.Id).Report, (stream, stop) => report.WriteAsync(stream, summary, stop), cancel);
    }
}
