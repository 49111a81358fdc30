using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Ponder.Core.Budgets;
using Ponder.Engine.Orchestration;
using Ponder.Functions.Durable;

namespace Ponder.Functions;

/// <summary>The activities, as the host runs them; each tells the log what it came to.</summary>
internal sealed class Activities(JobActivities jobs, ILogger<Activities> log)
{
    [Function(nameof(JobActivities.PlanWave))]
    public Task<string> PlanWaveAsync([ActivityTrigger] string input) =>
        RunAsync<JobTurn, WaveOpening>(input, turn => (turn.Job, turn.Wave), turn => jobs.PlanWave(turn), (turn, opening) =>
        {
            var problems = opening?.Sizes.Sum() ?? 0;
            if (opening is { Stopped: { } reason }) log.JobStopped(turn.Job, turn.Wave, reason);
            else if (opening is not null && turn.Page == 0) log.Planned(turn.Job, turn.Wave, problems, opening.Sizes.Count);
        });

    [Function(nameof(JobActivities.RunPage))]
    public Task<string> RunPageAsync([ActivityTrigger] string input, CancellationToken stop) =>
        RunAsync<PageTicket, PageStep>(input, page => (page.Job, page.Wave), page => jobs.RunPage(page, stop), (page, step) =>
        {
            if (step!.Ended is { } ended) log.PageEnded(page.Job, page.Wave, page.Page, ended.Spent.Tokens, ended.Doubt);
            else if (step.Rounds.Count == 0) log.GoesOn(page.Job, page.Wave, page.Page, step.Sent, step.Came);
        });

    [Function(nameof(JobActivities.ExecuteRound))]
    public Task<string> ExecuteRoundAsync([ActivityTrigger] string input, CancellationToken stop) =>
        RunAsync<RoundTicket, WorkStep>(input, round => (round.Page.Job, round.Page.Wave), round => jobs.ExecuteRound(round, stop), (round, step) =>
        {
            if (!step!.Done) log.GoesOn(round.Page.Job, round.Page.Wave, round.Page.Page, step.Sent, step.Came);
        });

    [Function(nameof(JobActivities.CloseJob))]
    public Task<string> CloseJobAsync([ActivityTrigger] string input) =>
        RunAsync<JobTurn, Spend>(input, turn => (turn.Job, turn.Wave), turn => jobs.CloseJob(turn), (turn, spend) => log.JobEnded(turn.Job, turn.Wave, spend.Tokens));

    private async Task<string> RunAsync<TInput, TOutput>(
        string text, Func<TInput, (string Job, int Wave)> place, Func<TInput, Task<Answered<TOutput>>> work, Action<TInput, TOutput?> tell)
    {
        var input = DurableOrchestration.Read<TInput>(text);
        var (job, wave) = place(input);
        try
        {
            var answer = await work(input);
            if (answer.Fault is { } fault) log.Fails(job, wave, fault);
            else tell(input, answer.Value);
            return DurableOrchestration.Write(answer);
        }
        catch (Exception e)
        {
            log.TriedAgain(job, wave, e.Message);
            throw;
        }
    }
}
