using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Ponder.Engine.Orchestration;
using Ponder.Functions.Durable;
using Ponder.Search.Catalogue;

namespace Ponder.Functions;

/// <summary>The orchestrations, as the host runs them; with the strategies that the models go by too.</summary>
internal sealed class Orchestrations(StrategyCatalogue strategies)
{
    [Function(JobOrchestration.Name)]
    public static Task RunJobAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        JobOrchestration.RunAsync(new DurableOrchestration(context), Input<JobTurn>(context));

    [Function(PageOrchestration.Name)]
    public async Task<string> RunPageAsync([OrchestrationTrigger] TaskOrchestrationContext context) => DurableOrchestration.Write(
        await PageOrchestration.RunAsync(new DurableOrchestration(context), Input<PageTicket>(context), strategies));

    private static T Input<T>(TaskOrchestrationContext context) => DurableOrchestration.Read<T>(context.GetInput<string>()!);
}
