using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;

namespace Ponder.Engine.Service;

/// <summary>What the service does for its callers, whatever protocol they speak.</summary>
/// <param name="store">Where jobs are kept.</param>
/// <param name="problems">Where problem files are uploaded.</param>
/// <param name="models">Who works on jobs.</param>
/// <param name="host">Who runs them.</param>
/// <param name="time">What time it is.</param>
public sealed class JobService(IStore store, IStore problems, JobModels models, IJobHost host, TimeProvider time)
{
    /// <summary>Begins a job; the same request is the same job, and changes nothing where it is under way or has ended.</summary>
    /// <exception cref="MissingException">There is no such problem file.</exception>
    /// <exception cref="JobException">It cannot be run as asked.</exception>
    public async Task<JobView> StartAsync(StartRequest request, CancellationToken cancel)
    {
        if (request.Problems is not { Length: > 0 } name || !BlobName.IsValid(name))
        {
            throw new JobException(
                $"problems is \"{request.Problems}\": expected the name of an uploaded problem file, such as batch-1.jsonl");
        }

        if (await problems.TryOpenAsync(name, cancel) is not { } found)
            throw new MissingException($"there is no problem file {name} in {problems.Description}");
        await found.DisposeAsync();
        var source = new ProblemSource(name, async stop => (await problems.TryOpenAsync(name, stop))!);
        var folder = await new JobOpener(store, models).OpenAsync(source, request.Job(models.Strategies), cancel);
        if (await host.StateAsync(folder.Spec.Id, cancel) is null) await host.StartAsync(folder.Spec.Id, cancel);
        return await ViewAsync(folder, cancel);
    }

    /// <summary>How the job stands.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    public async Task<JobView> ViewAsync(string job, CancellationToken cancel) => await ViewAsync(await FolderAsync(job, cancel), cancel);

    /// <summary>
    /// Goes on with a job that was paused, failed, cancelled or stopped by its cap, with more budget where some is given.
    /// </summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    /// <exception cref="FormatException">The budget cannot be read.</exception>
    public async Task<JobView> ResumeAsync(string job, ResumeRequest request, CancellationToken cancel)
    {
        var folder = await FolderAsync(job, cancel);
        if (request.Budget is { Count: > 0 } more) await folder.Grants.AddAsync(CapText.Parse(more), cancel);
        if (UnderWay(await host.StateAsync(job, cancel))) await host.GateAsync(job, shut: false, cancel);
        else await host.StartAsync(job, cancel);
        return await ViewAsync(folder, cancel);
    }

    /// <summary>Has the job open no further page until it is resumed; pages under way end.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    /// <exception cref="ConflictException">It is not under way.</exception>
    public async Task<JobView> PauseAsync(string job, CancellationToken cancel)
    {
        var folder = await FolderAsync(job, cancel);
        var state = await host.StateAsync(job, cancel);
        if (!UnderWay(state)) throw new ConflictException($"job {job} is {Words(state)}: only one under way can be paused");
        await host.GateAsync(job, shut: true, cancel);
        return await ViewAsync(folder, cancel);
    }

    /// <summary>Ends the job where it is; what is recorded stays, and resuming goes on from it.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    public async Task<JobView> CancelAsync(string job, CancellationToken cancel)
    {
        var folder = await FolderAsync(job, cancel);
        if (UnderWay(await host.StateAsync(job, cancel))) await host.CancelAsync(job, cancel);
        return await ViewAsync(folder, cancel);
    }

    /// <summary>
    /// Writes the results as JSON lines: all of them, or, while the job is under way, those of problems that a page has ended on.
    /// </summary>
    /// <exception cref="MissingException">There is no job of that id.</exception>
    public async Task<Stream> ResultsAsync(string job, CancellationToken cancel)
    {
        var folder = await FolderAsync(job, cancel);
        var ended = (await host.StateAsync(job, cancel))?.Status == JobStatus.Completed;
        if (ended && await store.TryOpenAsync(folder.Names.Results, cancel) is { } whole) return whole;
        var settled = new MemoryStream();
        await foreach (var row in ResultRows.SettledAsync(folder, new(), cancel)) await ResultRows.WriteAsync(settled, row, cancel);
        settled.Position = 0;
        return settled;
    }

    /// <summary>The page of a job that has ended.</summary>
    /// <exception cref="MissingException">There is no such job, or it has not ended.</exception>
    public async Task<Stream> ReportAsync(string job, CancellationToken cancel)
    {
        var folder = await FolderAsync(job, cancel);
        return await store.TryOpenAsync(folder.Names.Report, cancel) ?? throw new MissingException($"job {job} has no report yet: it has not ended");
    }

    private async Task<JobFolder> FolderAsync(string job, CancellationToken cancel)
    {
        try
        {
            return await JobStore.OpenAsync(store, job, cancel);
        }
        catch (JobException e)
        {
            throw new MissingException(e.Message);
        }
    }

    private async Task<JobView> ViewAsync(JobFolder folder, CancellationToken cancel)
    {
        var (spec, state) = (folder.Spec, await host.StateAsync(folder.Spec.Id, cancel));
        var plans = await folder.Plans.AllAsync(cancel);
        var last = await store.TryReadAsync(folder.Names.Summary, cancel) is { } content
            ? JournalFormat.Parse<JobSummary>(folder.Names.Summary, content)
            : null;
        var (stage, summary) = (state?.Stage, state?.Status == JobStatus.Completed ? last : null);
        return new()
        {
            Job = spec.Id,
            Status = state?.Status ?? JobStatus.Pending,
            Failure = state?.Failure,
            Problems = spec.Problems,
            Strategy = (await folder.Changes.LatestAsync(plans.Count, cancel) ?? spec.Options.Strategy).Text,
            Waves = [.. plans.Select(View)],
            SpentTokens = Math.Max(last?.Spend.Tokens ?? 0, summary is null ? stage?.Spent ?? 0 : 0),
            InDoubtTokens = Math.Max(last?.InDoubt.Tokens ?? 0, summary is null ? stage?.InDoubt ?? 0 : 0),
            Cap = await folder.Grants.CapAsync(plans.Count, cancel),
            ProjectedFinish = Projected(state),
            Summary = summary is null ? null : summary with { Spec = spec with { Table = null } },
        };

        WaveView View(WavePlan plan, int wave)
        {
            var now = stage?.Wave ?? 0;
            var settled = summary is not null || wave < now ? plan.Visits : stage is not null && wave == now ? stage.Settled : 0;
            return new(wave, plan.Visits, settled, plan.Note);
        }
    }

    private DateTimeOffset? Projected(HostState? state)
    {
        if (state is not { Status: JobStatus.Running, Stage: { Settled: > 0 } stage }) return null;
        var now = time.GetUtcNow();
        return now + ((now - state.Created) * ((stage.Visits - stage.Settled) / (double)stage.Settled));
    }

    private static bool UnderWay(HostState? state) => state?.Status is JobStatus.Running or JobStatus.Pending or JobStatus.Paused;

    private static string Words(HostState? state) => state?.Status.ToString().ToLowerInvariant() ?? "not begun";
}
