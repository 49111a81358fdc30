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
    /// <summary>
    /// The one place where what may pass is tried again: a worker that died, a store or a model that was away. Ten minutes in all. Pages are
    /// not tried again: they fail for a reason that lasts, or after this.
    /// </summary>
    private static readonly TaskOptions Retried = TaskOptions.FromRetryPolicy(new(
        maxNumberOfAttempts: 8, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    public Task<Answered<T>> CallAsync<T>(string activity, object input) =>
        AnswerAsync<T>(context.CallActivityAsync<string>(activity, Write(input), Retried));

    public Task<Answered<T>> CallOrchestrationAsync<T>(string orchestration, string instance, object input) =>
        AnswerAsync<T>(context.CallSubOrchestratorAsync<string>(orchestration, Write(input), new SubOrchestrationOptions(new TaskOptions(), instance)));

    public Task<T> EventAsync<T>(string name) => context.WaitForExternalEvent<T>(name);

    public Task WaitAsync(TimeSpan span) => context.CreateTimer(span, CancellationToken.None);

    public void Show(JobStage stage) => context.SetCustomStatus(Write(stage));

    public void Restart(object input) => context.ContinueAsNew(Write(input));

    public static string Write(object? value) => JsonSerializer.Serialize(value, JournalFormat.Json);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, JournalFormat.Json)!;

    private static async Task<Answered<T>> AnswerAsync<T>(Task<string> work)
    {
        try
        {
            return Read<Answered<T>>(await work);
        }
        catch (TaskFailedException e)
        {
            var failure = e.FailureDetails;
            while (failure.InnerFailure is { } inner) failure = inner;
            return new(default, failure.ErrorMessage);
        }
    }
}
