using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Ponder.Engine.Orchestration;
using Ponder.Functions.Durable;

namespace Ponder.Functions;

/// <summary>The orchestrations, as the host runs them.</summary>
internal static class Orchestrations
{
    [Function(JobOrchestration.Name)]
    public static Task RunJobAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        JobOrchestration.RunAsync(new DurableOrchestration(context), Input<JobTurn>(context));

    [Function(PageOrchestration.Name)]
    public static async Task<string> RunPageAsync([OrchestrationTrigger] TaskOrchestrationContext context) => DurableOrchestration.Write(
        await PageOrchestration.RunAsync(new DurableOrchestration(context), Input<PageTicket>(context)));

    private static T Input<T>(TaskOrchestrationContext context) => DurableOrchestration.Read<T>(context.GetInput<string>()!);
}
