using Ponder.Core.Storage;
using Ponder.Engine.Exports;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;

namespace Ponder.Engine.Service;

/// <summary>Reads what a store holds of a job. It changes nothing.</summary>
internal sealed class JobReader(IStore store, IJobStates host)
{
    /// <exception cref="MissingException">There is none of that id.</exception>
    public Task<JobFolder> FolderAsync(string job, CancellationToken cancel) => FoundAsync(() => JobStore.OpenAsync(store, job, cancel));

    /// <exception cref="MissingException">There is no such job.</exception>
    public async Task<JobRows> RowsAsync(string job, CancellationToken cancel)
    {
        var folder = await FolderAsync(job, cancel);
        var status = JobLister.Status(await host.StateAsync(job, cancel), await JobSummary.TryReadAsync(folder, cancel));
        return new(folder, status is JobStatus.Completed or JobStatus.Stopped);
    }

    /// <exception cref="MissingException">There is no such job, or it has not ended.</exception>
    public async Task<Stream> ReportAsync(string job, CancellationToken cancel)
    {
        var folder = await FolderAsync(job, cancel);
        return await store.TryOpenAsync(folder.Names.Report, cancel)
            ?? throw new MissingException($"job {job} has no report yet: it has not ended");
    }

    /// <exception cref="MissingException">There is no such job, or it has no such problem.</exception>
    public async Task<ProblemView> ProblemAsync(string job, string problem, CancellationToken cancel)
    {
        var folder = await FolderAsync(job, cancel);
        return await FoundAsync(() => ProblemView.OfAsync(folder, problem, cancel));
    }

    /// <exception cref="MissingException">There is no such job, or it has no such problem.</exception>
    public async Task<ProblemView> ProblemAsync(string job, int place, CancellationToken cancel)
    {
        var folder = await FolderAsync(job, cancel);
        return await FoundAsync(() => ProblemView.AtAsync(folder, place, cancel));
    }

    /// <exception cref="MissingException">There is no such job.</exception>
    public async Task<ProblemView> WithPicturesAsync(string job, ProblemView view, CancellationToken cancel) =>
        await view.WithContentsAsync(await FolderAsync(job, cancel), cancel);

    /// <exception cref="JobException">A filter is out of its range.</exception>
    /// <exception cref="MissingException">There is no such job.</exception>
    public async Task<JobExport> ExportAsync(string job, ExportKind kind, ExportFilter filter, CancellationToken cancel)
    {
        filter.Check();
        return new(await FolderAsync(job, cancel), kind, filter);
    }

    /// <exception cref="JobException">A filter or an option is out of its range.</exception>
    /// <exception cref="MissingException">There is no such job.</exception>
    public async Task<FineTuningExport> FineTuningAsync(
        string job, FineTuningKind kind, ExportFilter filter, FineTuningOptions options, CancellationToken cancel)
    {
        filter.Check();
        options.Check();
        return new(await FolderAsync(job, cancel), kind, filter, options);
    }

    private static async Task<T> FoundAsync<T>(Func<Task<T>> find)
    {
        try
        {
            return await find();
        }
        catch (JobException e)
        {
            throw new MissingException(e.Message);
        }
    }
}
