using System.Text.Json;
using Microsoft.DurableTask;
using Ponder.Engine.Journals;
using Ponder.Engine.Orchestration;

namespace Ponder.Functions.Durable;

/// <summary>
/// A Durable orchestration as the engine's seam. All that crosses is JSON in the journal's format, whatever the worker's serializer does
/// with objects.
/// </summary>
internal sealed class DurableOrchestration(TaskOrchestrationContext context) : IOrchestration
{
    /// <summary>A worker that dies fails its activity, which is idempotent: it is tried again.</summary>
    private static readonly TaskOptions Retried = TaskOptions.FromRetryPolicy(
        new(maxNumberOfAttempts: 5, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2));

    public async Task<T> CallAsync<T>(string activity, object input) =>
        Read<T>(await context.CallActivityAsync<string>(activity, Write(input), Retried));

    public async Task<T> CallOrchestrationAsync<T>(string orchestration, string instance, object input) =>
        Read<T>(await context.CallSubOrchestratorAsync<string>(orchestration, Write(input), Under(instance)));

    public Task<T> EventAsync<T>(string name) => context.WaitForExternalEvent<T>(name);

    public void Show(JobStage stage) => context.SetCustomStatus(Write(stage));

    public void Restart(object input) => context.ContinueAsNew(Write(input));

    public static string Write(object? value) => JsonSerializer.Serialize(value, JournalFormat.Json);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, JournalFormat.Json)!;

    private static SubOrchestrationOptions Under(string instance) => new(Retried, instance);
}
