using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Results;
using Ponder.Engine.Running;

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
            throw new FormatException(
                $"problems is \"{request.Problems}\": expected the name of an uploaded problem file, such as batch-1.jsonl");
        }

        if (await problems.TryOpenAsync(name, cancel) is not { } found)
            throw new MissingException($"there is no problem file {name} in {problems.Description}");
        await found.DisposeAsync();
        var spec = await new JobOpener(store, models).OpenAsync(
            async () => (await problems.TryOpenAsync(name, cancel))!, request.Job(), name, cancel);
        if (await host.StateAsync(spec.Id, cancel) is null) await host.StartAsync(spec.Id, cancel);
        return await ViewAsync(spec, cancel);
    }

    /// <summary>How the job stands.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    public async Task<JobView> ViewAsync(string job, CancellationToken cancel) => await ViewAsync(await SpecAsync(job, cancel), cancel);

    /// <summary>Goes on with a job that was paused, failed, was cancelled or stopped by its cap; adds the budget given, if any.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    /// <exception cref="FormatException">The budget cannot be read.</exception>
    public async Task<JobView> ResumeAsync(string job, ResumeRequest request, CancellationToken cancel)
    {
        var spec = await SpecAsync(job, cancel);
        if (request.Budget is { Count: > 0 } more) await new Grants(store, spec).AddAsync(CapText.Parse(more), cancel);
        if (UnderWay(await host.StateAsync(job, cancel))) await host.GateAsync(job, shut: false, cancel);
        else await host.StartAsync(job, cancel);
        return await ViewAsync(spec, cancel);
    }

    /// <summary>Has the job open no further page until it is resumed; pages under way end.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    /// <exception cref="ConflictException">It is not under way.</exception>
    public async Task<JobView> PauseAsync(string job, CancellationToken cancel)
    {
        var spec = await SpecAsync(job, cancel);
        var state = await host.StateAsync(job, cancel);
        if (!UnderWay(state)) throw new ConflictException($"job {job} is {Words(state)}: only one under way can be paused");
        await host.GateAsync(job, shut: true, cancel);
        return await ViewAsync(spec, cancel);
    }

    /// <summary>Ends the job where it is; what is recorded stays, and resuming goes on from it.</summary>
    /// <exception cref="MissingException">There is none of that id.</exception>
    public async Task<JobView> CancelAsync(string job, CancellationToken cancel)
    {
        var spec = await SpecAsync(job, cancel);
        if (UnderWay(await host.StateAsync(job, cancel))) await host.CancelAsync(job, cancel);
        return await ViewAsync(spec, cancel);
    }

    /// <summary>The results as JSON lines: all of them, or, while the job is under way, those of pages that have ended.</summary>
    /// <exception cref="MissingException">There is no job of that id.</exception>
    public async Task<Stream> ResultsAsync(string job, CancellationToken cancel)
    {
        var spec = await SpecAsync(job, cancel);
        var ended = (await host.StateAsync(job, cancel))?.Status == JobStatus.Completed;
        if (ended && await store.TryOpenAsync(new JobNames(job).Results, cancel) is { } whole) return whole;
        var outcomes = new Outcomes(store, spec);
        await new WavePlanner(store, spec, outcomes).LearnAsync(int.MaxValue - 1, cancel);
        var settled = new MemoryStream();
        await foreach (var (row, _) in new JobCloser(store).SettledAsync(spec, outcomes, cancel))
        {
            await JsonSerializer.SerializeAsync(settled, row, JournalFormat.Json, cancel);
            settled.WriteByte((byte)'\n');
        }

        settled.Position = 0;
        return settled;
    }

    /// <summary>The page of a job that has ended.</summary>
    /// <exception cref="MissingException">There is no such job, or it has not ended.</exception>
    public async Task<Stream> ReportAsync(string job, CancellationToken cancel)
    {
        await SpecAsync(job, cancel);
        return await store.TryOpenAsync(new JobNames(job).Report, cancel)
            ?? throw new MissingException($"job {job} has no report yet: it has not ended");
    }

    private async Task<JobSpec> SpecAsync(string job, CancellationToken cancel)
    {
        try
        {
            return await JobOpener.ReadAsync(store, job, cancel);
        }
        catch (JobException e)
        {
            throw new MissingException(e.Message);
        }
    }

    private async Task<JobView> ViewAsync(JobSpec spec, CancellationToken cancel)
    {
        var (state, outcomes) = (await host.StateAsync(spec.Id, cancel), new Outcomes(store, spec));
        var planner = new WavePlanner(store, spec, outcomes);
        await planner.LearnAsync(int.MaxValue - 1, cancel);
        var last = await store.TryReadAsync(new JobNames(spec.Id).Summary, cancel) is { } content
            ? JournalFormat.Parse<JobSummary>(new JobNames(spec.Id).Summary, content)
            : null;
        var (stage, summary) = (state?.Stage, state?.Status == JobStatus.Completed ? last : null);
        return new()
        {
            Job = spec.Id,
            Status = state?.Status ?? JobStatus.Pending,
            Failure = state?.Failure,
            Problems = spec.Problems,
            Strategy = planner.Choice.Text,
            Waves = [.. planner.Plans.Select(View)],
            SpentTokens = Math.Max(last?.Spend.Tokens ?? 0, summary is null ? stage?.Spent ?? 0 : 0),
            Cap = await new Grants(store, spec).CapAsync(planner.Plans.Count, cancel),
            ProjectedFinish = Projected(state),
            Summary = summary is null ? null : summary with { Spec = spec with { Table = null } },
        };

        WaveView View(WavePlan plan, int wave)
        {
            var (visits, now) = (plan.Visits(spec), stage?.Wave ?? 0);
            var settled = summary is not null || wave < now ? visits : stage is not null && wave == now ? stage.Settled : 0;
            return new(wave, visits, settled, plan.Note);
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
