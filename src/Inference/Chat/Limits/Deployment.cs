using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// One deployment of a model: every call to it passes here, is paced, tried again where that may help, and accounted for.
/// </summary>
internal sealed class Deployment(ITransport transport, ChatBody body, ChatOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim slots = new(options.Limits.Concurrency);
    private readonly RequestPacer pace = new(options.Limits, time);
    private readonly FaultReader faults = new(options, time);
    private readonly Retries retries = new(options.Limits, time);

    /// <summary>Calls until there is a reply or no hope of one. <paramref name="attempts"/> is how many may be paid for.</summary>
    public async Task<CallOutcome> CallAsync(ChatCall call, int attempts, Batch batch, CancellationToken cancel)
    {
        await slots.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (batch.Closed is { } closed) return new(null, closed);
            var tally = new AttemptTally(attempts);
            var outcome = await retries
                .TryAsync(tally, token => LeaveAsync(call, token), token => SendAsync(call, token), faults, cancel).ConfigureAwait(false);
            if (outcome.Fault?.RetryAfter is { } after) pace.Pause(after);
            if (outcome.Fault?.Kind == FaultKind.Setting) batch.Closed = outcome.Fault;
            return outcome;
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose()
    {
        slots.Dispose();
        pace.Dispose();
    }

    private Task LeaveAsync(ChatCall call, CancellationToken cancel) =>
        pace.LeaveAsync(call.PromptTokens + (call.Samples * call.MaxTokens), cancel);

    private async Task<CallOutcome> SendAsync(ChatCall call, CancellationToken cancel)
    {
        var reply = await transport.SendAsync(body.Path, body.Write(call), cancel).ConfigureAwait(false);
        if (reply.Status == 200 && reply.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
            return new(ChatReply.Read(reply.Body), null);
        var fault = faults.Of(reply);
        if (fault.RetryAfter is { } after) pace.Pause(after);
        return new(null, fault);
    }
}

/// <summary>Calls that were asked for together: once one meets a wrong setting, the rest are not sent.</summary>
internal sealed class Batch
{
    private volatile Fault? closed;

    public Fault? Closed
    {
        get => closed;
        set => closed = value;
    }
}
