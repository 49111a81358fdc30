using System.Collections.Concurrent;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Diagnostics;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Orchestration;

/// <summary>
/// What orchestrations have done for them: everything that touches the store or a model. Each is idempotent, since what is recorded is read
/// and not
/// done again; any worker may run any of them.
/// </summary>
public sealed class JobActivities(IStore store, JobModels models, IJobReporter? reporter = null, TimeProvider? clock = null)
{
    private const int Kept = 8;
    private readonly TimeProvider time = clock ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, Lazy<Task<Context>>> contexts = new(StringComparer.Ordinal);

    /// <summary>The wave's plan, or null where the job has come to its end.</summary>
    public async Task<WaveOpening?> PlanWave(JobTurn turn, CancellationToken cancel = default)
    {
        var folder = (await ContextAsync(turn.Job)).Folder;
        if (turn.Page == 0)
            PonderDiagnostics.Ended("wave", turn.Job, turn.Began, time.GetUtcNow(), ("ponder.wave", turn.Wave - 1), ("ponder.tokens", turn.Last.Tokens));
        var spent = folder.Spec.Opening + turn.Spent;
        return await new WavePlanner(folder, models.Strategies).NextAsync(turn.Wave, spent, turn.Last, cancel) is { } plan
            ? new(plan.PageSizes(folder.Spec.Options.PageSize), folder.Spec.Options.Window, plan.Cap.Less(spent), time.GetUtcNow())
            : null;
    }

    /// <summary>The page's plan, or what it spent where it is recorded.</summary>
    public async Task<PageOpening> OpenPage(PageTicket ticket, CancellationToken cancel = default)
    {
        var (folder, _, pages) = await ContextAsync(ticket.Job);
        var page = new PagePlace(ticket.Wave, ticket.Page);
        return await folder.Outcomes.TryReadAsync(page, cancel) is { } recorded
            ? new(null, PageSpend.Of(recorded))
            : new(await pages.OpenAsync(page, ticket.Slice, cancel), null, time.GetUtcNow());
    }

    /// <summary>The round's replies, from the journal or from the models.</summary>
    /// <param name="round">The round.</param>
    /// <param name="stop">The worker is about to stop: no further call is sent, those in flight get their grace, what came is recorded.</param>
    public async Task<RoundResult> ExecuteRound(Round round, CancellationToken stop = default)
    {
        using var stopping = new Stopping(models.Grace, stop);
        return await (await ContextAsync(round.Job)).Rounds.ExecuteAsync(round, stopping.Stops);
    }

    /// <summary>Records what the page came to, by reading its rounds again: all of them are in the journal. Gives what it spent.</summary>
    public async Task<PageSpend> ClosePage(PageTicket ticket, CancellationToken cancel = default)
    {
        var outcome = await (await ContextAsync(ticket.Job)).Pages.RunAsync(new(ticket.Wave, ticket.Page), ticket.Slice, new(cancel, cancel));
        PonderDiagnostics.Ended("page", ticket.Job, ticket.Opened, time.GetUtcNow(), ("ponder.wave", ticket.Wave), ("ponder.page", ticket.Page),
            ("ponder.rounds", outcome.Rounds), ("ponder.tokens", outcome.Spent.Tokens));
        return PageSpend.Of(outcome);
    }

    /// <summary>Writes results, totals and the report of a job with no further wave to run. Gives all that was charged.</summary>
    public async Task<Spend> CloseJob(JobTurn turn, CancellationToken cancel = default)
    {
        var folder = (await ContextAsync(turn.Job)).Folder;
        var run = await JobRun.OfAsync(folder, folder.Spec.Opening + turn.Spent, cancel);
        var summary = await new JobCloser(reporter).CloseAsync(run, cancel);
        PonderDiagnostics.Ended("job", turn.Job, turn.Started, time.GetUtcNow(), ("ponder.waves", turn.Wave), ("ponder.tokens", turn.Spent.Tokens));
        return summary.Spend;
    }

    /// <summary>What is known of a job, shared by all its activities here; that of jobs long idle is let go.</summary>
    private async Task<Context> ContextAsync(string job)
    {
        if (contexts.Count > Kept) contexts.Clear();
        try
        {
            return await contexts.GetOrAdd(job, id => new(() => LoadAsync(id))).Value;
        }
        catch
        {
            contexts.TryRemove(job, out _);
            throw;
        }
    }

    private async Task<Context> LoadAsync(string job)
    {
        var folder = await JobStore.OpenAsync(store, job, models);
        var rounds = RoundRunner.Of(folder, models);
        return new(folder, rounds, new(folder, rounds, new(null), models.Strategies));
    }

    private sealed record Context(JobFolder Folder, RoundRunner Rounds, PageRunner Pages);
}
