using Ponder.Core.Proposing;
using Ponder.Engine.Diagnostics;

namespace Ponder.Engine.Running.Calls;

/// <summary>One call to a model, whatever goes wrong in it told as that model's failure.</summary>
internal static class ModelCall
{
    /// <summary>One reply per prompt.</summary>
    /// <exception cref="ModelException">It failed, or gave another number of replies.</exception>
    public static async Task<IReadOnlyList<T>> RunAsync<T>(string model, int prompts, Func<Task<IReadOnlyList<T>>> call,
        CancellationToken cancel)
    {
        using var span = PonderDiagnostics.Call(model, prompts);
        try
        {
            var replies = await call();
            return replies.Count == prompts ? replies : throw new ModelException(model, $"{prompts} prompts, {replies.Count} replies");
        }
        catch (Exception e) when (e is not (ModelException or ModelUnavailableException) && !cancel.IsCancellationRequested)
        {
            span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, e.Message);
            throw new ModelException(model, e.Message, e);
        }
    }
}
