using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Core.Storage;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.Search.Rounds;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Running;

/// <summary>Hosts run an activity at least once: two workers on one round pay twice, and both payments are charged, once each.</summary>
public class TwoExecutorsTests
{
    private readonly JobHarness harness = new();
    private readonly List<ProposerPrompt> asked = [];

    [Fact]
    public async Task The_second_that_ends_first_is_recorded_and_the_first_stays_charged_at_its_worst()
    {
        var others = await WorkerAsync(_ => { });
        await RunAsync(round => others.ExecuteAsync(round).GetAwaiter().GetResult(), after: () => { });
    }

    [Fact]
    public async Task The_second_that_ends_last_is_charged_by_the_record_of_the_first()
    {
        using var ended = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var others = await WorkerAsync(_ =>
        {
            begun.Set();
            ended.Wait();
        });
        Task? second = null;
        await RunAsync(
            round =>
            {
                second = Task.Run(() => others.ExecuteAsync(round));
                begun.Wait();
            },
            after: () =>
            {
                ended.Set();
                second!.GetAwaiter().GetResult();
                ended.Reset();
                begun.Reset();
            });
    }

    [Fact]
    public async Task A_marker_that_came_between_the_last_look_and_the_record_is_charged_when_the_page_ends()
    {
        var options = JobHarness.Options();
        var spec = await harness.OpenAsync(options);
        var before = await harness.RunAsync(options);
        var names = new JobNames(spec.Id);
        var record = JournalFormat.Unpack<RoundRecord>("", harness.Store.Blobs[names.Round(0, 1, 0)]);
        var marker = new CallMark(2, new() { CompletionTokens = 60, Samples = 1 });
        var late = new CallBlob { Id = "late", Hash = record.Hash, Marks = [marker] };
        await harness.PutAsync(names.Calls(0, 1, 0, record.Calls!.Value), JournalFormat.Pack(late));
        foreach (var name in new[] { names.Outcome(0, 1), names.Summary, names.Results }) await ((IStore)harness.Store).DeleteAsync(name);
        var after = await harness.RunAsync(options);
        Assert.Equal((0, before.Results, marker.Worst), (after.Called, after.Results, after.Summary.InDoubt));
        Assert.Equal(before.Summary.Spend + marker.Worst, after.Summary.Spend);
        Assert.Empty((await new JournalAudit(new(harness.Store, spec)).RunAsync()).Faults);
    }

    [Fact]
    public async Task One_that_finds_the_record_after_its_marker_takes_it_back_and_calls_nobody()
    {
        var spec = await harness.OpenAsync(JobHarness.Options());
        await harness.RunAsync(JobHarness.Options());
        var names = new JobNames(spec.Id);
        var record = harness.Store.Blobs[names.Round(0, 0, 0)];
        var round = await FirstRoundAsync(spec);
        await ((IStore)harness.Store).DeleteAsync(names.Round(0, 0, 0));
        var reads = 0;
        harness.Store.Before = (verb, name) =>
        {
            if ((verb, name) == ("read", names.Round(0, 0, 0)) && ++reads == 2) harness.Store.TryCreateAsync(name, record).GetAwaiter().GetResult();
        };
        var result = await (await WorkerAsync(_ => { })).ExecuteAsync(round);
        Assert.Equal((2, default), (reads, result.Doubt));
        Assert.Empty(asked);
        Assert.Empty((await new JournalAudit(new(harness.Store, spec)).RunAsync()).Faults);
    }

    /// <summary>Runs page 0 with a second worker on each of its rounds, and holds what was charged against what was asked.</summary>
    private async Task RunAsync(Action<Round> during, Action after)
    {
        Round? now = null;
        var first = await WorkerAsync(_ =>
        {
            if (Interlocked.Exchange(ref now, null) is { } round) during(round);
        });
        var spec = await harness.OpenAsync(JobHarness.Options());
        var (slice, folder) = (new Cap(Tokens: 100_000), new JobFolder(harness.Store, spec));
        await new WavePlanner(folder, StrategyCatalogue.Shipped).NextAsync(0, default, default);
        var pages = new PageRunner(folder, first, new(null), StrategyCatalogue.Shipped);
        var outcome = await pages.RunAsync(new(0, 0), slice, async round =>
        {
            now = round;
            var result = await first.ExecuteAsync(round);
            after();
            return result;
        }, default);
        Assert.True(outcome.Doubt.Tokens > 0);
        Assert.InRange(outcome.Spent.Samples, asked.Sum(p => p.Seeds.Count), long.MaxValue);
        Assert.True(slice.Allows(outcome.Spent));
        Assert.Empty((await new JournalAudit(new(harness.Store, spec)).RunAsync()).Faults);
    }

    /// <summary>A worker that shares nothing with others but the store.</summary>
    private async Task<RoundRunner> WorkerAsync(Action<IReadOnlyList<ProposerPrompt>> onBatch) => RoundRunner.Of(
        new(harness.Store, await harness.OpenAsync(JobHarness.Options())),
        new(new ScriptedProposer
        {
            OnBatch = prompts =>
            {
                lock (asked) asked.AddRange(prompts);
                onBatch(prompts);
            },
        }, harness.Verifier));

    private async Task<Round> FirstRoundAsync(JobSpec spec)
    {
        Round? first = null;
        var folder = new JobFolder(harness.Store, spec);
        var plan = await new PageRunner(folder, await WorkerAsync(_ => { }), new(null), StrategyCatalogue.Shipped).OpenAsync(new(0, 0), Cap.None, default);
        await Assert.ThrowsAsync<OperationCanceledException>(() => PageSearch.RunAsync(plan, round => throw new OperationCanceledException($"{first ??= round}"), StrategyCatalogue.Shipped));
        return first!;
    }
}
