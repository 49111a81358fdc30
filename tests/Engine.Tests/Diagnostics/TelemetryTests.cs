using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ponder.Core.Budgets;
using Ponder.Engine.Diagnostics;
using Ponder.Engine.Journals;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Results;
using Ponder.Engine.Tests.Orchestration;
using Ponder.Engine.Tests.Running;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Diagnostics;

/// <summary>What a job tells of itself, over a host that replays its orchestrations at every step. Alone, since meters are everyone's.</summary>
[Collection(nameof(TelemetryTests)), CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
public sealed class TelemetryTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> spans = [];
    private readonly ConcurrentDictionary<string, double> sums = new(StringComparer.Ordinal);
    private readonly ActivityListener listener;
    private readonly MeterListener meters = new();

    public TelemetryTests()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == PonderDiagnostics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        meters.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Meter.Name == PonderDiagnostics.Name) all.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        meters.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        meters.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        meters.Start();
    }

    [Fact]
    public async Task A_job_is_one_trace_with_a_span_for_each_wave_page_round_and_call_however_often_its_orchestrations_are_replayed()
    {
        var (harness, summary, host) = await RunAsync();
        var trace = PonderDiagnostics.Trace(summary.Job).TraceId;
        Assert.All(spans, span => Assert.Equal(trace, span.TraceId));
        var named = spans.ToLookup(span => span.OperationName);
        Assert.Equal(["call", "job", "page", "round", "wave"], named.Select(group => group.Key).Order(StringComparer.Ordinal));
        Assert.Single(named["job"]);
        Assert.Equal(summary.Waves, named["wave"].Count());
        Assert.Equal(host.Called.Count(c => c == nameof(JobActivities.RunPage)), named["page"].Count());
        Assert.Equal(Rounds(harness), named["round"].Count());
        Assert.True(summary.Waves > 1);
        var rounds = named["round"].Select(r => r.SpanId).ToHashSet();
        Assert.All(named["call"], call => Assert.Contains(call.ParentSpanId, rounds));
        Assert.Contains(named["call"], call => Equals(call.GetTagItem("gen_ai.request.model"), harness.Proposer.Identity.Name));
        Assert.Equal(named["round"].Select(r => (PageOf(r), r.GetTagItem("ponder.round"))).Distinct().Count(), named["round"].Count());
        foreach (var page in named["page"])
            Assert.All(named["round"].Where(r => PageOf(r) == PageOf(page)), r => Assert.InRange(r.StartTimeUtc, page.StartTimeUtc, page.StartTimeUtc + page.Duration));
        Assert.Equal(summary.Spend.Tokens, named["job"].Single().GetTagItem("ponder.tokens"));
    }

    [Theory]
    [InlineData("9a2cc2fa12774414", "9a2cc2fa127744149a2cc2fa12774414")]
    [InlineData("JOB", null)]
    [InlineData("", null)]
    public void Whatever_a_job_is_called_it_has_a_trace(string job, string? trace)
    {
        var context = PonderDiagnostics.Trace(job);
        Assert.NotEqual(default, context.TraceId);
        Assert.True(trace is null || context.TraceId.ToString() == trace);
        Assert.Equal(context.TraceId, PonderDiagnostics.Trace(job).TraceId);
    }

    [Fact]
    public async Task What_is_counted_is_what_was_spent()
    {
        var (harness, summary, _) = await RunAsync();
        Assert.Equal(summary.Spend.Tokens, sums["ponder.tokens"]);
        Assert.Equal(summary.Spend.Samples, sums["ponder.samples"]);
        Assert.Equal((double)summary.Spend.Money, sums["ponder.money"], 1e-9);
        Assert.True(sums["ponder.money"] > 0);
        Assert.True(sums["ponder.round.rate"] > 0 && sums["ponder.round.duration"] > 0);
        Assert.Equal(0, sums["ponder.tokens.doubt"]);
        Assert.InRange(sums["ponder.round.requests"], Rounds(harness), int.MaxValue);
    }

    private static int Rounds(JobHarness harness) =>
        harness.Store.Blobs.Keys.Count(name => name.Contains("/rounds/", StringComparison.Ordinal) && !name.Contains(".calls-", StringComparison.Ordinal));

    public void Dispose()
    {
        listener.Dispose();
        meters.Dispose();
    }

    private static async Task<(JobHarness Harness, JobSummary Summary, ReplayingHost Host)> RunAsync()
    {
        var harness = new JobHarness { Prices = new Tariff { PromptPrice = 1e-6m } };
        var spec = await harness.OpenAsync(JobHarness.Options() with { Strategy = StrategyChoice.Of("batch"), Cap = new Cap(Tokens: 9000) });
        var host = new ReplayingHost(() => new(harness.Store, harness.Models), seed: 1);
        await host.RunJobAsync(spec.Id);
        return (harness, JournalFormat.Parse<JobSummary>("", harness.Store.Blobs[new JobNames(spec.Id).Summary]), host);
    }

    private static (int? Wave, int? Page) PageOf(Activity span) => ((int?)span.GetTagItem("ponder.wave"), (int?)span.GetTagItem("ponder.page"));

    private void Add(Instrument instrument, double value) => sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
}
