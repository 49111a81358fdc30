using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// One deployment of a model: every call to it passes here, is paced, tried again where that may help, and accounted for.
/// </summary>
internal sealed class Deployment : IDisposable
{
    private static readonly TimeSpan LookTimeout = TimeSpan.FromSeconds(5);

    private readonly ITransport transport;
    private readonly ChatBody body;
    private readonly ChatOptions options;
    private readonly SemaphoreSlim slots;
    private readonly RequestPacer pace;
    private readonly FaultReader faults;
    private readonly Retries retries;
    private readonly OutageWatch watch;
    private readonly RefusedPrompts refused = new();

    public Deployment(ITransport transport, ChatBody body, ChatOptions options, TimeProvider time)
    {
        (this.transport, this.body, this.options) = (transport, body, options);
        slots = new(options.Limits.Concurrency);
        pace = new(options.Limits, time);
        faults = new(options, time);
        retries = new(options.Limits, time);
        watch = new(options.Limits.OutageTimeout, time);
    }

    /// <summary>Calls that are asked for together: where one finds that the service cannot be had, the rest are not sent.</summary>
    public CallBatch Begin() => new(this, watch.Begin());

    /// <summary>Calls until there is a reply or no hope of one. <paramref name="attempts"/> is how many may be paid for.</summary>
    internal async Task<CallOutcome> CallAsync(ChatCall call, int attempts, (int Ended, long Answers) begun, CancellationToken cancel)
    {
        await slots.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (watch.Since(begun) is { } ended) return new(null, ended) { Unavailable = true };
            if (refused.Find(call) is { } known) return new(null, known);
            var outcome = await retries.TryAsync(new(attempts), new Attempt(this, call, begun), faults, cancel).ConfigureAwait(false);
            return Told(call, outcome, begun);
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

    private CallOutcome Told(ChatCall call, CallOutcome outcome, (int Ended, long Answers) begun)
    {
        if (outcome.Fault is not { } fault) return outcome;
        if (fault.RetryAfter is { } after) pace.Pause(after);
        if (fault.Kind == FaultKind.Prompt) refused.Add(call, fault);
        var unavailable = fault.Kind is FaultKind.Setting or FaultKind.Unreachable || (fault.Passes && outcome.Free && !watch.AnsweredSince(begun));
        if (unavailable) watch.End(fault);
        return outcome with { Unavailable = unavailable };
    }

    private sealed class Attempt(Deployment deployment, ChatCall call, (int Ended, long Answers) begun) : IAttempt
    {
        public string Section => deployment.options.Section;

        public bool Hopeful => deployment.watch.Since(begun) is null && !deployment.watch.TooLong;

        public Task LeaveAsync(CancellationToken cancel) =>
            deployment.pace.LeaveAsync((int)Math.Min(int.MaxValue, call.PromptTokens + ((long)call.Samples * call.MaxTokens)), cancel);

        public async Task<Fault?> LookAsync(CancellationToken cancel)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(LookTimeout);
            try
            {
                var reply = await deployment.transport.SendAsync(Transports.Listing(deployment.options), null, limit.Token).ConfigureAwait(false);
                if (reply.Status is not (502 or 503 or 504))
                {
                    deployment.watch.There();
                    return null;
                }

                return deployment.faults.Of(reply) with { Billed = Billed.Nothing };
            }
#pragma warning disable CA1031 // That the service is away is what was asked.
            catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                deployment.watch.Away();
                return deployment.faults.Of(e) with { Billed = Billed.Nothing };
            }
        }

        public async Task<CallOutcome> SendAsync(CancellationToken cancel)
        {
            WireReply reply;
            try
            {
                reply = await deployment.transport.SendAsync(deployment.body.Path(call), deployment.body.Write(call), cancel).ConfigureAwait(false);
            }
            catch
            {
                if (!cancel.IsCancellationRequested) deployment.watch.Away();
                throw;
            }

            if (ReplyReading.TryRead(reply) is { } read)
            {
                deployment.watch.Answer();
                return new(read, null);
            }

            var fault = deployment.faults.Of(reply);
            if (fault.Kind == FaultKind.Unreachable) deployment.watch.Away();
            else deployment.watch.There();
            if (fault.RetryAfter is { } after) deployment.pace.Pause(after);
            return new(null, fault);
        }
    }
}
