using Microsoft.Extensions.AI;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Wire;
using AI = Microsoft.Extensions.AI;

namespace Ponder.Inference.Chat.Clients;

/// <summary>
/// Calls of one client, at most so many at once. What goes wrong is a fault of that call; only cancelling throws.
/// </summary>
internal sealed class ClientCalls(IChatClient client, int most) : IDisposable
{
    private readonly SemaphoreSlim places = new(most);
    private readonly OutageWatch watch = new(TimeSpan.MaxValue, TimeProvider.System);

    /// <summary>Calls once; <paramref name="attempts"/> is how often it may be billed, where the client sends it again.</summary>
    public async Task<CallOutcome> CallAsync(ChatCall call, int attempts, CancellationToken cancel)
    {
        var begun = watch.Begin();
        await places.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (watch.Since(begun) is { } ended) return new(null, ended) { Unavailable = true };
            var messages = call.Chat.Select(m => new ChatMessage(new ChatRole(m.Role), m.Content));
            var reply = ClientReply.Read(await client.GetResponseAsync(messages, Options(call), cancel).ConfigureAwait(false), call);
            watch.Answer();
            return new(reply, null);
        }
#pragma warning disable CA1031 // A client may throw whatever its provider throws: that is this call's fault, and the others go on.
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var fault = ClientFaults.Of(e);
            var outcome = new CallOutcome(null, fault) { Lost = fault.Billed == Billed.Anything ? attempts : 0 };
            var unavailable = fault.Kind is FaultKind.Setting or FaultKind.Unreachable || (fault.Passes && outcome.Free && !watch.AnsweredSince(begun));
            if (unavailable) watch.End(fault);
            return outcome with { Unavailable = unavailable };
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private static AI.ChatOptions Options(ChatCall call) => new()
    {
        MaxOutputTokens = call.MaxTokens,
        Temperature = (float)call.Temperature,
        Seed = (long)(call.Seed & ChatBody.SeedMask),
    };
}
