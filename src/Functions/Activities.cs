using Microsoft.Azure.Functions.Worker;
using Ponder.Core.Budgets;
using Ponder.Engine.Orchestration;
using Ponder.Functions.Durable;
using Ponder.Search.Rounds;

namespace Ponder.Functions;

/// <summary>The activities, as the host runs them.</summary>
internal sealed class Activities(JobActivities jobs)
{
    [Function(nameof(JobActivities.PlanWave))]
    public Task<string> PlanWaveAsync([ActivityTrigger] string input) =>
        RunAsync<JobTurn, WaveOpening?>(input, turn => jobs.PlanWave(turn));

    [Function(nameof(JobActivities.OpenPage))]
    public Task<string> OpenPageAsync([ActivityTrigger] string input) =>
        RunAsync<PageTicket, PageOpening>(input, ticket => jobs.OpenPage(ticket));

    [Function(nameof(JobActivities.ExecuteRound))]
    public Task<string> ExecuteRoundAsync([ActivityTrigger] string input, CancellationToken stop) =>
        RunAsync<Round, RoundResult>(input, round => jobs.ExecuteRound(round, stop));

    [Function(nameof(JobActivities.ClosePage))]
    public Task<string> ClosePageAsync([ActivityTrigger] string input) =>
        RunAsync<PageTicket, PageSpend>(input, ticket => jobs.ClosePage(ticket));

    [Function(nameof(JobActivities.CloseJob))]
    public Task<string> CloseJobAsync([ActivityTrigger] string input) =>
        RunAsync<JobTurn, Spend>(input, turn => jobs.CloseJob(turn));

    private static async Task<string> RunAsync<TInput, TOutput>(string input, Func<TInput, Task<TOutput>> work) =>
        DurableOrchestration.Write(await work(DurableOrchestration.Read<TInput>(input)));
}
