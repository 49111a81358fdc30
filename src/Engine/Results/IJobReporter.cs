using Ponder.Engine.Running;

namespace Ponder.Engine.Results;

/// <summary>Writes a page for people once a job's rows and totals are known.</summary>
public interface IJobReporter
{
    /// <summary>Writes the job's page into its folder; the same job gives the same page.</summary>
    Task WriteAsync(JobRun run, JobSummary summary, CancellationToken cancel = default);
}
