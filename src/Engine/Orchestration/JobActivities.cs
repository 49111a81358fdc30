using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Diagnostics;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Engine.Running.Batches;
using Ponder.Engine.Running.Calls;

namespace Ponder.Engine.Orchestration;

/// <summary>
/// What orchestrations have done for them: everything that touches the store or a model. Each is idempotent, since what is recorded is read
/// and not done again; any worker may run any of them. A fault that lasts is an answer; one that may pass is thrown.
/// </summary>
public sealed class JobActivities(IStore store, JobModels models, IJobReporter? reporter = null, TimeProvider? clock = null)
{
    private readonly TimeProvider time = clock ?? TimeProvider.System;
    private readonly JobContexts contexts = new(store, models);

    /// <summary>The wave's plan, or nothing where the job has come to its end.</summary>
    public Task<Answered<WaveOpening>> PlanWave(JobTurn turn, CancellationToken cancel = default) => AnswerAsync(async () =>
    {
        var folder = (await contexts.OfAsync(turn.Job, turn.Started)).Folder;
        if (turn.Page == 0)
            PonderDiagnostics.Ended("wave", turn.Job, turn.Began, time.GetUtcNow(), ("ponder.wave", turn.Wave - 1), ("ponder.tokens", turn.Last.Tokens));
        if (turn is { Page: 0, Called: true, Verdicts: { } verdicts } && HardlyRead.Words(folder.Spec, verdicts) is { } words)
            return new([], folder.Spec.Options.Window, Cap.None, Stopped: words);
        var spent = folder.Spec.Opening + turn.Spent;
        return await new WavePlanner(folder, models.Strategies).NextAsync(turn.Wave, spent, turn.Last, cancel) is { } plan
            ? new WaveOpening(plan.PageSizes(folder.Spec.Options.PageSize), folder.Spec.Options.Window, plan.Cap.Less(spent), time.GetUtcNow(), Whole: plan.Whole)
            : null;
    });

    /// <summary>Runs the page as far as it comes: to its end, to a turn of several rounds, or to the end of the time it may take.</summary>
    /// <param name="ticket">The page.</param>
    /// <param name="stop">The worker is about to stop: no further call is sent, those in flight get their grace, what came is recorded.</param>
    public Task<Answered<PageStep>> RunPage(PageTicket ticket, CancellationToken stop = default) => AnswerAsync(async () =>
    {
        var (began, place) = (time.GetUtcNow(), new PagePlace(ticket.Wave, ticket.Page));
        var (step, sent, came, wait) = await WorkAsync(ticket, (steps, stops, count) => steps.RunAsync(place, ticket.Slice, stops, count), stop);
        if (step.Ended is { } outcome)
        {
            PonderDiagnostics.Ended("page", ticket.Job, ticket.Opened ?? began, time.GetUtcNow(), ("ponder.wave", ticket.Wave), ("ponder.page", ticket.Page),
                ("ponder.rounds", outcome.Rounds), ("ponder.tokens", outcome.Spent.Tokens));
        }

        return new PageStep(sent, came, began)
        {
            Done = step.Ended is not null,
            Wait = wait,
            Ended = step.Ended is { } ended ? PageSpend.Of(ended) : null,
            Rounds = step.Rounds ?? [],
        };
    });

    /// <summary>Executes a round as far as it comes in the time it may take.</summary>
    /// <param name="ticket">The round.</param>
    /// <param name="stop">The worker is about to stop, as in <see cref="RunPage"/>.</param>
    public Task<Answered<WorkStep>> ExecuteRound(RoundTicket ticket, CancellationToken stop = default) => AnswerAsync(async () =>
    {
        var (page, place) = (ticket.Page, new PagePlace(ticket.Page.Wave, ticket.Page.Page));
        var (done, sent, came, wait) = await WorkAsync(page, async (steps, stops, count) =>
        {
            await steps.ExecuteAsync(place, page.Slice, ticket.Number, stops, count);
            return true;
        }, stop);
        return new WorkStep(sent, came) { Done = done, Wait = wait };
    });

    /// <summary>Writes results, totals and the report of a job with no further wave to run. Gives all that was charged.</summary>
    public Task<Answered<Spend>> CloseJob(JobTurn turn, CancellationToken cancel = default) => AnswerAsync(async () =>
    {
        var folder = (await contexts.OfAsync(turn.Job, turn.Started)).Folder;
        var run = await JobRun.OfAsync(folder, folder.Spec.Opening + turn.Spent, cancel) with { Stopped = turn.Stopped };
        var summary = await new JobCloser(reporter).CloseAsync(run, cancel);
        PonderDiagnostics.Ended("job", turn.Job, turn.Started, time.GetUtcNow(), ("ponder.waves", turn.Wave), ("ponder.tokens", turn.Spent.Tokens));
        return summary.Spend;
    });

    /// <summary>Works in the time that an activity may take. What is not done then is begun again by the next.</summary>
    private async Task<(T? Result, int Sent, int Came, TimeSpan? Wait)> WorkAsync<T>(PageTicket ticket, Func<PageSteps, Stops, CallCount, Task<T>> work, CancellationToken stop)
    {
        var count = new CallCount();
        using var stopping = new Stopping(models.Grace, stop, models.RoundTime);
        try
        {
            var result = await work((await contexts.OfAsync(ticket.Job, ticket.Run)).Steps, stopping.Stops, count);
            return (result, count.Sent, count.Came, null);
        }
        catch (OperationCanceledException) when (stopping.IsTimeUp && !stop.IsCancellationRequested)
        {
            return (default, count.Sent, count.Came, null);
        }
        catch (GoOnLaterException e)
        {
            return (default, count.Sent, count.Came, e.Wait);
        }
    }

    private static async Task<Answered<T>> AnswerAsync<T>(Func<Task<T?>> work)
    {
        try
        {
            return new(await work());
        }
        catch (Exception e) when (LastingFault.Words(e) is { } words)
        {
            return new(default, words);
        }
    }
}
