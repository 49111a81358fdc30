using System.IO.Compression;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Exports;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Engine.Running.Batches;

namespace Ponder.Engine.Service;

/// <summary>What the service does for its callers, whatever protocol they speak.</summary>
/// <param name="store">Where jobs are kept.</param>
/// <param name="problems">Where problem files are uploaded.</param>
/// <param name="models">Who works on jobs; null where they are only looked at, and nothing is changed.</param>
/// <param name="host">Who runs them.</param>
/// <param name="time">What time it is.</param>
/// <param name="counted">What is known of jobs' pages; shared by all services of a process, so that each record is read once.</param>
public sealed class JobService(
    IStore store, IStore problems, JobModels? models, IJobHost host, TimeProvider time, PageTotals? counted = null)
{
    private readonly JobReader reader = new(store, host);

    /// <summary>Begins a job; the same request is the same job, and changes nothing where it is under way or has ended.</summary>
    /// <exception cref="MissingException">There is no such problem file.</exception>
    /// <exception cref="JobException">It cannot be run as asked.</exception>
    /// <exception cref="ConflictException">Jobs are only looked at.</exception>
    public async Task<JobView> StartAsync(StartRequest request, CancellationToken cancel)
    {
        var workers = Workers();
        if (request.Problems is not { Length: > 0 } name || !BlobName.IsValid(name))
        {
            throw new JobException(
                $"problems is \"{Short(request.Problems)}\": expected the name of an uploaded problem file, such as batch-1.jsonl; "
                + $"a name is {BlobName.Expected}");
        }

        var options = request.Job(workers.Strategies);
        workers.CheckCap(options.Cap, request.NoCap);
        if (await problems.TryOpenAsync(name, cancel) is not { } found)
            throw new MissingException($"there is no problem file {name} in {problems.Description}");
        await found.DisposeAsync();
        var source = new ProblemSource(name, async stop => (await problems.TryOpenAsync(name, stop))!, Path.GetFileName(name)) { Blobs = problems };
        var folder = await new JobOpener(store, workers).OpenAsync(source, options, cancel);
        if (await host.StateAsync(folder.Spec.Id, cancel) is null) await host.StartAsync(folder.Spec.Id, cancel);
        return await ViewAsync(folder, cancel);
    }

    /// <summary>Jobs of that status, or all, in the order of their ids.</summary>
    /// <param name="status">Only those; null for all.</param>
    /// <param name="after">Only those behind this id; null from the first.</param>
    /// <param name="limit">At most so many, from 1 to 100.</param>
    /// <param name="cancel">Stops the listing.</param>
    /// <exception cref="JobException"><paramref name="after"/> or <paramref name="limit"/> is not what it must be.</exception>
    public Task<JobList> ListAsync(JobStatus? status, string? after, int limit, CancellationToken cancel)
    {
        CheckLimit(limit);
        if (after is not null) JobIdentity.Check(after);
        return new JobLister(store, host).ListAsync(status, after, limit, cancel);
    }

    /// <summary>What became of dropped files, by their names.</summary>
    /// <param name="after">Only those behind this one, as a list before it said; null from the first.</param>
    /// <param name="limit">At most so many, from 1 to 100.</param>
    /// <param name="cancel">Stops the listing.</param>
    /// <exception cref="JobException"><paramref name="limit"/> is not what it must be.</exception>
    public Task<DropList> DropsAsync(string? after, int limit, CancellationToken cancel)
    {
        CheckLimit(limit);
        return new Drops(store, problems, time).ListAsync(after, limit, cancel);
    }

    /// <summary>How the job stands.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    public async Task<JobView> ViewAsync(string job, CancellationToken cancel) => await ViewAsync(await FolderAsync(job, cancel), cancel);

    /// <summary>
    /// Goes on with a job that was paused, failed, cancelled or stopped by its cap, with more budget where some is given.
    /// </summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    /// <exception cref="FormatException">The budget cannot be read.</exception>
    /// <exception cref="ConflictException">Jobs are only looked at.</exception>
    public async Task<JobView> ResumeAsync(string job, ResumeRequest request, CancellationToken cancel)
    {
        Workers();
        var folder = await FolderAsync(job, cancel);
        if (request.Budget is { Count: > 0 } more) await folder.Grants.AddAsync(CapText.Parse(more), cancel);
        if (UnderWay(await host.StateAsync(job, cancel))) await host.GateAsync(job, shut: false, cancel);
        else await host.StartAsync(job, cancel);
        return await ViewAsync(folder, cancel);
    }

    /// <summary>Has the job open no further page until it is resumed; pages under way end.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    /// <exception cref="ConflictException">It is not under way, or jobs are only looked at.</exception>
    public async Task<JobView> PauseAsync(string job, CancellationToken cancel)
    {
        Workers();
        var folder = await FolderAsync(job, cancel);
        var state = await host.StateAsync(job, cancel);
        if (!UnderWay(state)) throw new ConflictException($"job {job} is {Words(state)}: only one under way can be paused");
        await host.GateAsync(job, shut: true, cancel);
        return await ViewAsync(folder, cancel);
    }

    /// <summary>Ends the job where it is, and its batches at a service; what is recorded stays, and resuming goes on from it.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    /// <exception cref="ConflictException">Jobs are only looked at.</exception>
    public async Task<JobView> CancelAsync(string job, CancellationToken cancel)
    {
        var (workers, folder) = (Workers(), await FolderAsync(job, cancel));
        if (UnderWay(await host.StateAsync(job, cancel))) await host.CancelAsync(job, cancel);
        await new OpenBatches(folder, workers).CancelAsync(cancel);
        return await ViewAsync(folder, cancel);
    }

    /// <summary>Removes the job and all that is kept of it: what it paid for is lost.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    /// <exception cref="ConflictException">It is under way, or jobs are only looked at.</exception>
    /// <exception cref="JobBusyException">Another process runs it.</exception>
    public async Task RemoveAsync(string job, CancellationToken cancel)
    {
        var (workers, folder) = (Workers(), await FolderAsync(job, cancel));
        var state = await host.StateAsync(job, cancel);
        if (UnderWay(state)) throw new ConflictException($"job {job} is {Words(state)}: cancel it before its data is removed");
        await using (var lease = await folder.TryLeaseAsync(cancel) ?? throw new JobBusyException(job))
        {
            await new OpenBatches(folder, workers).CancelAsync(cancel); // Nobody would know of them any more.
            var (names, all) = (folder.Names, new List<string>());
            await foreach (var name in store.ListAsync(names.Folder, cancel)) all.Add(name);
            foreach (var name in all.Where(name => name != names.Spec && name != names.Lease)) await store.DeleteAsync(name, cancel);
            await store.DeleteAsync(names.Spec, cancel); // Last: a removal that was broken off can be asked for again.
        }

        await store.DeleteAsync(folder.Names.Lease, cancel);
        if (state is not null) await host.ForgetAsync(job, cancel);
    }

    /// <summary>The rows: all of them, or, while the job is under way, those of problems that a page has ended on.</summary>
    /// <exception cref="MissingException">There is no job of that id.</exception>
    public Task<JobRows> ResultsAsync(string job, CancellationToken cancel) => reader.RowsAsync(job, cancel);

    /// <summary>
    /// Rows for lists, as gzip: all of them once the job has ended; else those of pages that have ended behind <paramref name="after"/>, a part
    /// at a time.
    /// </summary>
    /// <param name="job">The job's id.</param>
    /// <param name="after">What the rows before gave as next; null from the first.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="MissingException">There is no job of that id.</exception>
    /// <exception cref="JobException"><paramref name="after"/> is no such place.</exception>
    public async Task<byte[]> RowsAsync(string job, string? after, CancellationToken cancel)
    {
        var folder = await FolderAsync(job, cancel);
        if (after is null && await HasEndedAsync(folder, cancel) && await store.TryReadAsync(folder.Names.RowList, cancel) is { } whole) return whole;
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await using var rows = new RowListWriter(gzip);
            await new SettledPages(folder).WriteAsync(rows, after, cancel);
        }

        return packed.ToArray();
    }

    /// <summary>The page of a job that has ended.</summary>
    /// <exception cref="MissingException">There is no such job, or it has not ended.</exception>
    public Task<Stream> ReportAsync(string job, CancellationToken cancel) => reader.ReportAsync(job, cancel);

    /// <summary>One problem of a job with everything that was written for it.</summary>
    /// <param name="job">The job's id.</param>
    /// <param name="problem">The problem's id, or its place such as <c>#3</c>.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="MissingException">There is no such job, or it has no such problem.</exception>
    public Task<ProblemView> ProblemAsync(string job, string problem, CancellationToken cancel) =>
        reader.ProblemAsync(job, problem, cancel);

    /// <summary>The problem in a place of the job, whatever its id.</summary>
    /// <param name="job">The job's id.</param>
    /// <param name="place">Its place, from 1.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="MissingException">There is no such job, or it has no such problem.</exception>
    public Task<ProblemView> ProblemAsync(string job, int place, CancellationToken cancel) => reader.ProblemAsync(job, place, cancel);

    /// <summary>The same problem with what its pictures hold, 8 MB of it at most.</summary>
    /// <param name="job">The job's id.</param>
    /// <param name="view">The problem.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="MissingException">There is no such job.</exception>
    public Task<ProblemView> WithPicturesAsync(string job, ProblemView view, CancellationToken cancel) => reader.WithPicturesAsync(job, view, cancel);

    /// <summary>What a job holds, as rows that other programs read; of one that has not ended, what is settled.</summary>
    /// <exception cref="JobException">A filter is out of its range.</exception>
    /// <exception cref="MissingException">There is no such job.</exception>
    public Task<JobExport> ExportAsync(string job, ExportKind kind, ExportFilter filter, CancellationToken cancel) =>
        reader.ExportAsync(job, kind, filter, cancel);

    /// <summary>A job's solutions as the file that a fine-tuning service takes; of one that has not ended, what is settled.</summary>
    /// <exception cref="JobException">A filter or an option is out of its range.</exception>
    /// <exception cref="MissingException">There is no such job.</exception>
    public Task<FineTuningExport> FineTuningAsync(
        string job, FineTuningKind kind, ExportFilter filter, FineTuningOptions options, CancellationToken cancel) =>
        reader.FineTuningAsync(job, kind, filter, options, cancel);

    private Task<JobFolder> FolderAsync(string job, CancellationToken cancel) => reader.FolderAsync(job, cancel);

    private async Task<bool> HasEndedAsync(JobFolder folder, CancellationToken cancel) =>
        (await host.StateAsync(folder.Spec.Id, cancel))?.Status is null or JobStatus.Completed && await JobSummary.TryReadAsync(folder, cancel) is not null;

    private async Task<JobView> ViewAsync(JobFolder folder, CancellationToken cancel)
    {
        var (spec, state) = (folder.Spec, await host.StateAsync(folder.Spec.Id, cancel));
        var (plans, last) = (await folder.Plans.AllAsync(cancel), await JobSummary.TryReadAsync(folder, cancel));
        var status = JobLister.Status(state, last);
        var summary = status is JobStatus.Completed or JobStatus.Stopped ? last : null;
        var totals = summary is { Stopped: null, SpendByWave: { } ended } && ended.Count == plans.Count
            ? [.. plans.Zip(ended).Select(wave => new WaveTotal(wave.First.Visits, wave.Second.Spend, wave.Second.InDoubt))]
            : await (counted ?? new()).OfAsync(folder, state?.Created, cancel);
        return new()
        {
            Job = spec.Id,
            Status = status,
            Failure = state?.Failure ?? state?.Stage?.Fault ?? summary?.Stopped,
            Problems = spec.Problems,
            Strategy = (await folder.Changes.LatestAsync(plans.Count, cancel) ?? spec.Options.Strategy).Text,
            Label = spec.Options.Label,
            File = spec.File,
            Waves =
            [
                .. plans.Zip(totals).Select((p, wave) => new WaveView(
                    wave, p.First.Visits, p.Second.Settled, p.Second.Spent.Tokens, p.Second.Doubt.Tokens, p.First.Note)),
            ],
            SpentTokens = summary?.Spend.Tokens ?? spec.Opening.Tokens + totals.Sum(total => total.Spent.Tokens),
            InDoubtTokens = summary?.InDoubt.Tokens ?? totals.Sum(total => total.Doubt.Tokens),
            Cap = await folder.Grants.CapAsync(plans.Count, cancel),
            ProjectedFinish = Projected(state),
            Actions = models is null ? [] : UnderWay(state) ? Possible(state) : [JobAction.Resume],
            Summary = summary is null ? null : summary with { Spec = spec with { Table = null } },
        };
    }

    private DateTimeOffset? Projected(HostState? state)
    {
        if (state is not { Status: JobStatus.Running, Stage: { Settled: > 0 } stage }) return null;
        var now = time.GetUtcNow();
        return now + ((now - state.Created) * ((stage.Visits - stage.Settled) / (double)stage.Settled));
    }

    private JobModels Workers() => models ?? throw new ConflictException(
        "jobs are only looked at here: `ponder resume` goes on with one, and Ctrl+C stops it where it runs");

    private static JobAction[] Possible(HostState? state) =>
        state?.Status == JobStatus.Paused ? [JobAction.Resume, JobAction.Cancel] : [JobAction.Pause, JobAction.Cancel];

    private static void CheckLimit(int limit)
    {
        if (limit is < 1 or > 100) throw new JobException($"limit is {limit}: expected a whole number from 1 to 100");
    }

    private static string? Short(string? text) => text is { Length: > 100 } ? $"{text[..100]}…" : text;

    private static bool UnderWay(HostState? state) => state?.Status is JobStatus.Running or JobStatus.Pending or JobStatus.Paused;

    private static string Words(HostState? state) => state?.Status.ToString().ToLowerInvariant() ?? "not begun";
}
