using Microsoft.Azure.Functions.Worker;
using Ponder.Core.Budgets;
using Ponder.Engine.Orchestration;
using Ponder.Functions.Durable;

namespace Ponder.Functions;

/// <summary>The activities, as the host runs them.</summary>
internal sealed class Activities(JobActivities jobs)
{
    [Function(nameof(JobActivities.PlanWave))]
    public Task<string> PlanWaveAsync([ActivityTrigger] string input) =>
        RunAsync<JobTurn, WaveOpening>(input, turn => jobs.PlanWave(turn));

    [Function(nameof(JobActivities.RunPage))]
    public Task<string> RunPageAsync([ActivityTrigger] string input, CancellationToken stop) =>
        RunAsync<PageTicket, PageStep>(input, ticket => jobs.RunPage(ticket, stop));

    [Function(nameof(JobActivities.ExecuteRound))]
    public Task<string> ExecuteRoundAsync([ActivityTrigger] string input, CancellationToken stop) =>
        RunAsync<RoundTicket, WorkStep>(input, ticket => jobs.ExecuteRound(ticket, stop));

    [Function(nameof(JobActivities.CloseJob))]
    public Task<string> CloseJobAsync([ActivityTrigger] string input) =>
        RunAsync<JobTurn, Spend>(input, turn => jobs.CloseJob(turn));

    private static async Task<string> RunAsync<TInput, TOutput>(string input, Func<TInput, Task<Answered<TOutput>>> work) =>
        DurableOrchestration.Write(await work(DurableOrchestration.Read<TInput>(input)));
}
