using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// Attempts with pauses between them: as long as the service asks, else twice as long each time, less up to half at random. A service that
/// mostly fails is left alone for a while. An attempt that may have been billed is repeated only while another may be paid for.
/// </summary>
internal sealed class Retries
{
    private static readonly ResiliencePropertyKey<AttemptTally> TallyKey = new("tally");
    private static readonly ResiliencePropertyKey<IAttempt> AttemptKey = new("attempt");
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ChatLimits limits;
    private readonly Random chance;
    private readonly ResiliencePipeline<CallOutcome> calls;
    private readonly ResiliencePipeline<CallOutcome> attempts;

    public Retries(ChatLimits limits, TimeProvider time)
    {
        this.limits = limits;
        chance = new Random(limits.JitterSeed);
        var outer = new ResiliencePipelineBuilder<CallOutcome> { TimeProvider = time }.AddTimeout(limits.TotalTimeout);
        if (limits.Attempts > 1) outer.AddRetry(RetryOptions());
        calls = outer.Build();
        attempts = new ResiliencePipelineBuilder<CallOutcome> { TimeProvider = time }
            .AddCircuitBreaker(BreakerOptions()).AddTimeout(limits.AttemptTimeout).Build();
    }

    /// <summary>Tries until there is a reply, a fault that will not pass, or no attempt, money or time left.</summary>
    public async Task<CallOutcome> TryAsync(
        AttemptTally tally, IAttempt attempt, FaultReader faults, CancellationToken cancel)
    {
        await attempt.LeaveAsync(cancel).ConfigureAwait(false);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancel);
        context.Properties.Set(TallyKey, tally);
        context.Properties.Set(AttemptKey, attempt);
        var first = true;
        CallOutcome last = new(null, null);
        try
        {
            last = await calls.ExecuteAsync(
                async c => last = await AttemptAsync(c.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            var before = last.Fault is { } earlier ? $"; before, {earlier.Reason}" : "";
            last = new(null, new(FaultKind.Unreachable, $"no reply in {limits.TotalTimeout:g} and all its attempts{before}; see {attempt.Section}:Limits:TotalTimeout"));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        return last with { Lost = tally.Lost, Read = tally.Read };

        async ValueTask<CallOutcome> AttemptAsync(CancellationToken token)
        {
            if (!first) await attempt.LeaveAsync(token).ConfigureAwait(false);
            first = false;
            if (last.Fault is { Kind: FaultKind.Unreachable } && await attempt.LookAsync(token).ConfigureAwait(false) is { } away) return new(null, away);
            var sent = false;
            try
            {
                var outcome = await attempts.ExecuteAsync(async inner =>
                {
                    sent = true;
                    tally.Send();
                    return await ReceivedAsync(attempt, faults, inner).ConfigureAwait(false);
                }, token).ConfigureAwait(false);
                tally.Return(outcome.Fault);
                return outcome;
            }
            catch (BrokenCircuitException e) when (!sent)
            {
                return new(null, new(FaultKind.Failing, "the service fails too often and is left alone for a while")
                {
                    RetryAfter = e.RetryAfter ?? limits.BreakDuration,
                });
            }
            catch (TimeoutRejectedException e)
            {
                return new(null, faults.Of(e));
            }
        }
    }

    /// <summary>Faults as values; only a cancelled attempt throws, for whoever cancelled it to say why.</summary>
    private static async Task<CallOutcome> ReceivedAsync(IAttempt attempt, FaultReader faults, CancellationToken cancel)
    {
        try
        {
            return await attempt.SendAsync(cancel).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever goes wrong with a call is that call's fault, and the others go on.
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new(null, faults.Of(e));
        }
        catch (Exception e) when (cancel.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException(e.Message, e, cancel);
        }
    }

    private RetryStrategyOptions<CallOutcome> RetryOptions() => new()
    {
        MaxRetryAttempts = limits.Attempts - 1,
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.Fault is { Passes: true } fault
            && !(fault.RetryAfter > limits.TotalTimeout)
            && args.Context.Properties.GetValue(TallyKey, null!).Affordable
            && args.Context.Properties.GetValue(AttemptKey, null!).Hopeful),
        DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(args.Outcome.Result?.Fault?.RetryAfter ?? Pause(args.AttemptNumber)),
    };

    private CircuitBreakerStrategyOptions<CallOutcome> BreakerOptions() => new()
    {
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is TimeoutRejectedException
            || args.Outcome.Result?.Fault is { Kind: FaultKind.Failing or FaultKind.Unreachable }),
        FailureRatio = 0.8,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = limits.BreakDuration,
    };

    private TimeSpan Pause(int attempt)
    {
        var pause = Math.Min(LongestPause.TotalSeconds, limits.Backoff.TotalSeconds * Math.Pow(2, attempt));
        lock (chance) return TimeSpan.FromSeconds(pause * (1 - (chance.NextDouble() / 2)));
    }
}
