using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Ponder.Core.Budgets;
using Ponder.Core.Seeds;

namespace Ponder.Engine.Diagnostics;

/// <summary>
/// What the engine tells of itself, for whoever listens. A job is one trace, whose id is the job's, twice: whichever worker does a part of
/// it, in
/// whatever process, its spans meet there. Orchestrations are replayed and tell nothing; activities do.
/// </summary>
public static class PonderDiagnostics
{
    /// <summary>The name of the source of spans and of every meter.</summary>
    public const string Name = "Ponder";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("ponder.tokens", "{token}", "Tokens that models read or wrote, by kind.");

    private static readonly Counter<long> Samples = Meter.CreateCounter<long>("ponder.samples", "{sample}", "Full-length solutions' worth of writing.");

    private static readonly Counter<double> Money = Meter.CreateCounter<double>("ponder.money", "{USD}", "What the calls cost by the price sheet.");

    private static readonly Counter<long> Doubt = Meter.CreateCounter<long>("ponder.tokens.doubt", "{token}", "Worst cases of calls begun and never recorded.");

    private static readonly Histogram<int> Requests = Meter.CreateHistogram<int>("ponder.round.requests", "{request}", "Requests of a round that was called.");

    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("ponder.round.duration", "s", "How long the models took over a round.");

    private static readonly Histogram<double> Rate = Meter.CreateHistogram<double>("ponder.round.rate", "{token}/s", "Tokens of a round by the time it took.");

    /// <summary>The trace of a job: what all of its spans hang from. An id that is none of a trace gets one by its hash.</summary>
    public static ActivityContext Trace(string job)
    {
        var id = job.Length == 16 && job.All(char.IsAsciiHexDigitLower) ? job : Seed.Hash(job).ToString("x16", CultureInfo.InvariantCulture);
        return new(ActivityTraceId.CreateFromString($"{id}{id}"), ActivitySpanId.CreateFromString(id), ActivityTraceFlags.Recorded, isRemote: true);
    }

    /// <summary>A span of the job that lasts until it is disposed, tied to the call it is made in.</summary>
    internal static Activity? Start(string name, string job) => Begin(name, job, default);

    /// <summary>A span of something that began then, perhaps on another worker, and has ended now.</summary>
    internal static void Ended(string name, string job, DateTimeOffset? began, DateTimeOffset now, params ReadOnlySpan<(string Key, object? Value)> tags)
    {
        if (began is not { } since || Begin(name, job, since) is not { } span) return;
        foreach (var (key, value) in tags) span.SetTag(key, value);
        span.SetEndTime(now.UtcDateTime);
        span.Dispose();
    }

    /// <summary>A span of one call to a model, within that of its round.</summary>
    internal static Activity? Call(string model, int prompts) =>
        Source.StartActivity("call", ActivityKind.Client)?.SetTag("gen_ai.request.model", model).SetTag("ponder.prompts", prompts);

    /// <summary>Counts a round that was called.</summary>
    internal static void Count(int requests, Spend spend, Spend doubt, TimeSpan took)
    {
        Tokens.Add(spend.PromptTokens, new KeyValuePair<string, object?>("kind", "prompt"));
        Tokens.Add(spend.CompletionTokens, new KeyValuePair<string, object?>("kind", "completion"));
        Tokens.Add(spend.VerifierTokens, new KeyValuePair<string, object?>("kind", "verifier"));
        Samples.Add(spend.Samples);
        Doubt.Add(doubt.Tokens);
        Money.Add((double)spend.Money);
        Requests.Record(requests);
        Seconds.Record(took.TotalSeconds);
        Rate.Record(spend.Tokens / Math.Max(took.TotalSeconds, 1e-6));
    }

    private static Activity? Begin(string name, string job, DateTimeOffset began)
    {
        ActivityLink[] links = Activity.Current is { } caller ? [new(caller.Context)] : [];
        return Source.StartActivity(name, ActivityKind.Internal, Trace(job), [new("ponder.job", job)], links, began);
    }
}
