using Ponder.Core.Budgets;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Engine.Tests.Running;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Orchestration;

/// <summary>Jobs and pages as orchestrations, over a host that replays them at every step.</summary>
public class OrchestrationTests
{
    public static TheoryData<string, long?> Jobs => new()
    {
        { "weighted-best-of-n", null }, { "weighted-best-of-n", 4000L }, { "beam-search", null }, { "beam-search", 9000L },
        { "batch", 9000L }, { "auto", null }, { "revisions", 12_000L },
    };

    [Theory, MemberData(nameof(Jobs))]
    public async Task An_orchestrated_job_comes_to_what_the_job_in_process_comes_to_byte_for_byte(string strategy, long? tokens)
    {
        var options = Options(strategy, tokens);
        var (inside, outside) = (Here(), Here()); // A service's calls are written as they happen to come: their rounds count other blobs.
        var expected = await inside.RunAsync(options);
        var spec = await outside.OpenAsync(options);
        await Host(outside, seed: 1).RunJobAsync(spec.Id);
        foreach (var name in inside.Store.Blobs.Keys.Where(k => !k.EndsWith("lease", StringComparison.Ordinal)))
            Assert.True(inside.Store.Blobs[name].SequenceEqual(outside.Store.Blobs[name]), $"{name} differs");
        Assert.Equal(inside.Store.Blobs.Keys.Where(k => !k.EndsWith("lease", StringComparison.Ordinal)), outside.Store.Blobs.Keys);
        Assert.Equal(20, expected.Summary.Problems);

        static JobHarness Here() => new() { Proposer = new() { InProcess = true }, Verifier = new() { InProcess = true } };
    }

    [Fact]
    public async Task The_order_in_which_activities_end_changes_nothing()
    {
        var (results, options) = (new List<byte[]>(), Options("beam-search", 9000));
        foreach (var seed in (int[])[2, 3, 4])
        {
            var harness = new JobHarness();
            var spec = await harness.OpenAsync(options);
            await Host(harness, seed).RunJobAsync(spec.Id);
            results.Add(harness.Store.Blobs[new JobNames(spec.Id).Results]);
        }

        Assert.All(results, r => Assert.Equal(results[0], r));
    }

    [Fact]
    public async Task Workers_that_know_nothing_of_each_other_pay_for_nothing_twice_and_a_page_that_has_ended_is_not_run_again()
    {
        var harness = new JobHarness();
        var spec = await harness.OpenAsync(Options("weighted-best-of-n", 4000));
        await Host(harness, seed: 1).RunJobAsync(spec.Id);
        var asked = harness.Proposer.Asked.SelectMany(p => p.Seeds.Select(s => (p.Problem, s))).ToList();
        Assert.Equal(asked.Distinct().Count(), asked.Count);
        var again = Host(harness, seed: 5);
        await again.RunJobAsync(spec.Id);
        Assert.Equal(asked.Count, harness.Proposer.Asked.Sum(p => p.Seeds.Count));
        Assert.Equal(harness.Store.Blobs.Keys.Count(name => name.EndsWith("outcome.json.gz", StringComparison.Ordinal)), again.Called.Count(c => c == nameof(JobActivities.RunPage)));
        Assert.Empty((await new JournalAudit(new(harness.Store, spec)).RunAsync()).Faults);
    }

    [Fact]
    public async Task An_activity_that_fails_midway_is_tried_again_and_the_results_are_the_same()
    {
        var (inside, outside) = (new JobHarness(), new JobHarness());
        var expected = await inside.RunAsync(Options("beam-search", null));
        var spec = await outside.OpenAsync(Options("beam-search", null));
        var count = 0;
        var host = new ReplayingHost(() => new(outside.Store, outside.Models), seed: 1)
        {
            OnActivity = name => { if (name == nameof(JobActivities.RunPage) && ++count == 3) throw new IOException("the worker died"); },
        };
        await Assert.ThrowsAsync<IOException>(() => host.RunJobAsync(spec.Id));
        await Host(outside, seed: 9).RunJobAsync(spec.Id);
        Assert.Equal(expected.Results, System.Text.Encoding.UTF8.GetString(outside.Store.Blobs[new JobNames(spec.Id).Results]));
    }

    [Fact]
    public async Task Large_rounds_are_several_activities_and_none_has_more_requests_than_a_shard()
    {
        var harness = new JobHarness { File = JobHarness.Problems(64) };
        var spec = await harness.OpenAsync(JobHarness.Options("beam-search", n: 16, pageSize: 64));
        var host = Host(harness, seed: 1);
        await host.RunJobAsync(spec.Id);
        var journal = new Journal(harness.Store, spec.Id);
        var counts = new List<int>();
        for (var round = 0; await journal.TryReadAsync(0, 0, round, default) is { } record; round++) counts.Add(record.Replies.Count);
        Assert.Equal(64, counts.Max());
        Assert.True(counts.Count(c => c == 64) > 3, string.Join(", ", counts));
        Assert.InRange(host.Called.Count(c => c == nameof(JobActivities.ExecuteRound)), counts.Count(c => c == 64), counts.Count);
    }

    [Fact]
    public async Task History_stays_short_and_holds_no_text()
    {
        var harness = new JobHarness { File = JobHarness.Problems(128) };
        var spec = await harness.OpenAsync(JobHarness.Options("weighted-best-of-n", n: 8, pageSize: 16));
        var host = Host(harness, seed: 1);
        await host.RunJobAsync(spec.Id);
        Assert.InRange(host.LongestHistory, 1, 40);
        Assert.InRange(host.LongestMessage, 1, 1000);
        Assert.DoesNotContain(host.Stages, s => s.Settled > s.Visits);
        Assert.Equal(128, host.Stages.Max(s => s.Settled));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(60_000L)]
    public async Task A_wave_of_many_pages_begins_anew_on_the_way_and_comes_to_the_same(long? tokens)
    {
        var options = JobHarness.Options("weighted-best-of-n", n: 2, pageSize: 1, window: 8) with { Cap = new(Tokens: tokens) };
        var (inside, outside) = (new JobHarness { File = JobHarness.Problems(WaveLoop.Stretch + 40) }, new JobHarness { File = JobHarness.Problems(WaveLoop.Stretch + 40) });
        var expected = await inside.RunAsync(options);
        var spec = await outside.OpenAsync(options);
        var host = Host(outside, seed: 1);
        await host.RunJobAsync(spec.Id);
        Assert.Equal(expected.Results, System.Text.Encoding.UTF8.GetString(outside.Store.Blobs[new JobNames(spec.Id).Results]));
        Assert.Equal(expected.Summary.Spend, JournalFormat.Parse<JobSummary>("", outside.Store.Blobs[new JobNames(spec.Id).Summary]).Spend);
        Assert.InRange(host.LongestHistory, WaveLoop.Stretch, WaveLoop.Stretch + 10);
        Assert.Equal(WaveLoop.Stretch + 40, host.Stages.Where(s => s.Wave == 0).Max(s => s.Settled));
        Assert.True(tokens is null || expected.Summary.Partial > 0);
    }

    [Fact]
    public async Task A_paused_job_opens_no_page_until_it_is_resumed()
    {
        var harness = new JobHarness();
        var spec = await harness.OpenAsync(Options("weighted-best-of-n", null));
        ReplayingHost? host = null;
        var opened = 0;
        host = new(() => new(harness.Store, harness.Models), seed: 1)
        {
            OnActivity = name =>
            {
                if (name == nameof(JobActivities.RunPage) && ++opened == 2) host!.Raise(spec.Id, JobOrchestration.Gate, true);
            },
        };
        var stuck = await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunJobAsync(spec.Id));
        Assert.Contains("waits for nothing that is under way", stuck.Message, StringComparison.Ordinal);
        Assert.True(host.Stages[^1].Paused);
        var replay = host.Stages.Skip(host.Stages.FindLastIndex(s => s is { Settled: 0, Paused: false }));
        Assert.DoesNotContain(replay.SkipWhile(s => !s.Paused), s => !s.Paused); // Pages that end meanwhile do not show it running.
        Assert.InRange(opened, 2, 4);
        await Host(harness, seed: 2).RunJobAsync(spec.Id);
        Assert.Contains(new JobNames(spec.Id).Results, harness.Store.Blobs.Keys);
    }

    /// <summary>What people say one after the other while the second page opens, and whether the job holds after it.</summary>
    [Theory]
    [InlineData(true, "open", "shut")] // Budget added while it ran, and a pause after it.
    [InlineData(true, "shut", "shut")]
    [InlineData(true, "shut", "open", "shut")]
    [InlineData(false, "shut", "shut", "open")]
    [InlineData(false, "open", "shut", "open")]
    public async Task The_last_word_on_the_gate_counts_however_many_were_said_before(bool holds, params string[] words)
    {
        var harness = new JobHarness();
        var spec = await harness.OpenAsync(Options("weighted-best-of-n", null));
        ReplayingHost? host = null;
        var opened = 0;
        host = new(() => new(harness.Store, harness.Models), seed: 1)
        {
            OnActivity = name =>
            {
                if (name != nameof(JobActivities.RunPage) || ++opened != 2) return;
                foreach (var word in words) host!.Raise(spec.Id, JobOrchestration.Gate, word == "shut");
            },
        };
        var run = host.RunJobAsync(spec.Id);
        if (holds) Assert.Contains("waits for nothing", (await Assert.ThrowsAsync<InvalidOperationException>(() => run)).Message, StringComparison.Ordinal);
        else await run;
        Assert.Equal(holds, host.Stages[^1].Paused);
        Assert.Equal(!holds, harness.Store.Blobs.ContainsKey(new JobNames(spec.Id).Results));
    }

    [Fact]
    public async Task A_pause_after_a_resume_holds_the_next_pages_too()
    {
        var harness = new JobHarness { File = JobHarness.Problems(40) };
        var spec = await harness.OpenAsync(Options("weighted-best-of-n", null) with { PageSize = 2, Window = 1 });
        ReplayingHost? host = null;
        var opened = 0;
        host = new(() => new(harness.Store, harness.Models), seed: 1)
        {
            OnActivity = name =>
            {
                if (name != nameof(JobActivities.RunPage)) return;
                foreach (var shut in ++opened switch { 2 => (bool[])[true, true, false], 5 => [true], _ => [] }) host!.Raise(spec.Id, JobOrchestration.Gate, shut);
            },
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunJobAsync(spec.Id));
        Assert.InRange(opened, 5, 6);
    }

    [Fact]
    public async Task A_pause_after_a_waves_last_page_was_opened_holds_the_job_all_the_same()
    {
        var harness = new JobHarness();
        var spec = await harness.OpenAsync(Options("weighted-best-of-n", null) with { PageSize = 10, Window = 2 });
        ReplayingHost? host = null;
        var opened = 0;
        host = new(() => new(harness.Store, harness.Models), seed: 1)
        {
            OnActivity = name =>
            {
                if (name == nameof(JobActivities.RunPage) && ++opened == 1) host!.Raise(spec.Id, JobOrchestration.Gate, true);
            },
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.RunJobAsync(spec.Id));
        Assert.True(host.Stages[^1].Paused);
        Assert.Equal(2, opened);
        Assert.DoesNotContain(new JobNames(spec.Id).Results, harness.Store.Blobs.Keys);
        await Host(harness, seed: 2).RunJobAsync(spec.Id);
        Assert.Contains(new JobNames(spec.Id).Results, harness.Store.Blobs.Keys);
    }

    private static JobOptions Options(string strategy, long? tokens) => JobHarness.Options() with
    {
        Strategy = strategy == "batch" ? StrategyChoice.Of(strategy) : StrategyChoice.Of(strategy, 8),
        Cap = new(Tokens: tokens),
    };

    private static ReplayingHost Host(JobHarness harness, int seed) => new(() => new(harness.Store, harness.Models), seed);
}
