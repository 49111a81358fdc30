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
/// What orchestrations have done for them: everything that touches the store or a model. Each is idempotent, since what is recorded is read and not
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
        var context = await ContextAsync(turn.Job);
        if (turn.Page == 0) PonderDiagnostics.Ended("wave", turn.Job, turn.Began, time.GetUtcNow(), ("ponder.wave", turn.Wave - 1), ("ponder.tokens", turn.Last.Tokens));
        return await new WavePlanner(store, context.Spec, new(store, context.Spec)).NextAsync(turn.Wave, turn.Spent, turn.Last, cancel) is { } plan
            ? new(plan.PageSizes(context.Spec), context.Spec.Options.Window, plan.Cap.Less(turn.Spent), time.GetUtcNow())
            : null;
    }

    /// <summary>The page's plan, or what it spent where it is recorded.</summary>
    public async Task<PageOpening> OpenPage(PageTicket ticket, CancellationToken cancel = default)
    {
        var (pages, outcomes, plan) = await PageAsync(ticket, cancel);
        return await outcomes.TryReadAsync(ticket.Wave, ticket.Page, cancel) is { } recorded
            ? new(null, recorded.Spent)
            : new(await pages.OpenAsync(ticket.Wave, ticket.Page, plan.Page((await ContextAsync(ticket.Job)).Spec, ticket.Page), ticket.Slice, cancel), null, time.GetUtcNow());
    }

    /// <summary>The round's replies, from the journal or from the models. What was called is recorded even if nobody waits any more.</summary>
    public async Task<RoundResult> ExecuteRound(Round round) =>
        await (await ContextAsync(round.Job)).Rounds.ExecuteAsync(round, CancellationToken.None);

    /// <summary>Records what the page came to, by reading its rounds again: all of them are in the journal. Gives what it spent.</summary>
    public async Task<Spend> ClosePage(PageTicket ticket, CancellationToken cancel = default)
    {
        var (pages, _, plan) = await PageAsync(ticket, cancel);
        var spec = (await ContextAsync(ticket.Job)).Spec;
        var outcome = await pages.RunAsync(ticket.Wave, ticket.Page, plan.Page(spec, ticket.Page), ticket.Slice, cancel);
        PonderDiagnostics.Ended("page", ticket.Job, ticket.Opened, time.GetUtcNow(), ("ponder.wave", ticket.Wave), ("ponder.page", ticket.Page),
            ("ponder.rounds", outcome.Rounds), ("ponder.tokens", outcome.Spent.Tokens));
        return outcome.Spent;
    }

    /// <summary>Writes results, totals and the report of a job with no further wave to run. Gives all that was charged.</summary>
    public async Task<Spend> CloseJob(JobTurn turn, CancellationToken cancel = default)
    {
        var spec = (await ContextAsync(turn.Job)).Spec;
        var outcomes = new Outcomes(store, spec);
        var planner = new WavePlanner(store, spec, outcomes);
        await planner.LearnAsync(turn.Wave, cancel);
        var cap = await new Grants(store, spec).CapAsync(turn.Wave, cancel);
        var summary = await new JobCloser(store, reporter).CloseAsync(new(spec, planner.Choice, planner.Plans, outcomes, turn.Spent, cap), cancel);
        PonderDiagnostics.Ended("job", turn.Job, turn.Started, time.GetUtcNow(), ("ponder.waves", turn.Wave), ("ponder.tokens", turn.Spent.Tokens));
        return summary.Spend;
    }

    private async Task<(PageRunner Pages, Outcomes Outcomes, WavePlan Plan)> PageAsync(PageTicket ticket, CancellationToken cancel)
    {
        var context = await ContextAsync(ticket.Job);
        var outcomes = new Outcomes(store, context.Spec);
        var planner = new WavePlanner(store, context.Spec, outcomes);
        await planner.LearnAsync(ticket.Wave, cancel);
        if (planner.Plans.Count <= ticket.Wave) throw new JournalException($"wave {ticket.Wave} of job {ticket.Job} is not planned");
        return (new(store, context.Spec, context.Chunks, context.Rounds, outcomes, new(null)), outcomes, planner.Plans[ticket.Wave]);
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
        var spec = await new JobOpener(store, models).LoadAsync(job);
        var (journal, chunks) = (new Journal(store, job), new ChunkReader(store, spec));
        return new(spec, chunks, new(journal, new(journal), chunks, models.Proposer, models.Verifier, spec.Settings.Tariff));
    }

    private sealed record Context(JobSpec Spec, ChunkReader Chunks, RoundRunner Rounds);
}
