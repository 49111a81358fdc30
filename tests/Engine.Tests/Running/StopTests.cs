using System.Diagnostics;
using System.Text;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Running;

/// <summary>Outages and stops: no further call is sent, what came is recorded and never asked again, in doubt is what was in flight.</summary>
public class StopTests
{
    private const int Concurrency = 3;

    [Fact]
    public async Task An_outage_stops_the_job_with_what_it_may_have_cost_and_what_came_is_kept()
    {
        var whole = await new JobHarness().RunAsync(JobHarness.Options());
        for (var at = 1; at < 12; at += 3)
        {
            var (calls, first) = (0, default(JobHarness));
            first = new JobHarness
            {
                Proposer = new()
                {
                    Concurrency = Concurrency,
                    OnBatch = _ =>
                    {
                        if (Interlocked.Increment(ref calls) == at) throw new ModelUnavailableException("the server is away") { Doubt = new() { PromptTokens = 7 } };
                    },
                },
            };
            var e = await Assert.ThrowsAsync<ModelUnavailableException>(() => first.RunAsync(JobHarness.Options()));
            Assert.Equal("the server is away", e.Message);
            Assert.InRange(calls, at, at + (2 * Concurrency));
            var again = new JobHarness { Store = first.Store };
            var (summary, results, _) = await again.RunAsync(JobHarness.Options());
            Assert.Equal((whole.Results, 7), (results, summary.InDoubt.Tokens));
            Assert.Equal(whole.Summary.Spend + summary.InDoubt, summary.Spend);
            Assert.Equal(1, Seeds(first).Intersect(Seeds(again)).Count() / 8);
            Assert.Empty((await new JournalAudit(new(first.Store, summary.Spec)).RunAsync()).Faults);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stop_waits_for_the_grace_only_and_leaves_in_doubt_what_is_in_flight(bool inProcess)
    {
        var whole = await new JobHarness().RunAsync(JobHarness.Options());
        using var stop = new CancellationTokenSource();
        var calls = 0;
        var slow = new JobHarness
        {
            Proposer = new()
            {
                InProcess = inProcess,
                Concurrency = Concurrency,
                Pause = async (_, cancel) =>
                {
                    if (Interlocked.Increment(ref calls) < (inProcess ? 2 : 8)) return;
                    await stop.CancelAsync();
                    await Task.Delay(Timeout.Infinite, cancel);
                },
            },
        };
        var models = slow.Models with { Grace = TimeSpan.FromMilliseconds(200) };
        var job = await new PonderEngine(slow.Store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(slow.File)), JobHarness.Options());
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.RunAsync(cancel: stop.Token));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        var again = new JobHarness { Store = slow.Store };
        var (summary, results, _) = await again.RunAsync(JobHarness.Options());
        Assert.Equal(whole.Results, results);
        Assert.Equal(whole.Summary.Spend + summary.InDoubt, summary.Spend);
        Assert.InRange(summary.InDoubt.Samples, inProcess ? 0 : 8, inProcess ? 0 : 8 * Concurrency);
        Assert.Equal(summary.InDoubt.Samples, inProcess ? 0 : Seeds(slow).Intersect(Seeds(again)).Count());
    }

    /// <summary>Where the same models are cut into calls otherwise, a call's number means another: what came for it is never taken for this one.</summary>
    [Fact]
    public async Task A_job_that_goes_on_with_other_calls_has_the_same_results()
    {
        var whole = await new JobHarness().RunAsync(JobHarness.Options());
        for (var kill = 1; kill <= 60; kill++)
        {
            var (writes, dead) = (0, false);
            var killed = new JobHarness { Proposer = new() { InProcess = true } };
            killed.Store.Before = (verb, _) =>
            {
                if (dead || (verb is "create" or "write" && Interlocked.Increment(ref writes) == kill)) throw new InvalidOperationException($"killed {dead = true}");
            };
            await Record.ExceptionAsync(() => killed.RunAsync(JobHarness.Options()));
            var again = new JobHarness { Proposer = new() { Concurrency = Concurrency } };
            foreach (var (name, content) in killed.Store.Blobs) await again.Store.TryCreateAsync(name, content);
            var (summary, results, _) = await again.RunAsync(JobHarness.Options());
            Assert.True(whole.Results == results, $"kill {kill}: other results");
            Assert.Equal(whole.Summary.Spend + summary.InDoubt, summary.Spend);
            Assert.Empty((await new JournalAudit(new(again.Store, summary.Spec)).RunAsync()).Faults);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_a_hundred_times_nothing_recorded_is_asked_again(bool inProcess)
    {
        var whole = await new JobHarness().RunAsync(JobHarness.Options("weighted-best-of-n"));
        var doubts = 0L;
        for (var kill = 0; kill < 100; kill++)
        {
            var (writes, dead, moment) = (0, false, (int)(Seed.Hash($"kill {kill}") % 40) + 1);
            var killed = new JobHarness { Proposer = Writer(), Verifier = new() { InProcess = inProcess, Concurrency = Concurrency } };
            killed.Store.Before = (verb, _) =>
            {
                if (dead || (verb is "create" or "write" && Interlocked.Increment(ref writes) == moment)) throw new InvalidOperationException($"killed {dead = true}");
            };
            await Record.ExceptionAsync(() => killed.RunAsync(JobHarness.Options("weighted-best-of-n")));
            var again = new JobHarness { Proposer = Writer(), Verifier = new() { InProcess = inProcess, Concurrency = Concurrency } };
            foreach (var (name, content) in killed.Store.Blobs) await again.Store.TryCreateAsync(name, content);
            var (summary, results, _) = await again.RunAsync(JobHarness.Options("weighted-best-of-n"));
            Assert.Equal(whole.Results, results);
            Assert.Equal(whole.Summary.Spend + summary.InDoubt, summary.Spend);
            Assert.InRange(summary.InDoubt.Samples, 0, inProcess ? 0 : 8 * Concurrency);
            Assert.InRange(summary.InDoubt.VerifierCalls, 0, inProcess ? 0 : 8 * Concurrency);
            if (!inProcess) Assert.True(Seeds(killed).Intersect(Seeds(again)).Count() <= summary.InDoubt.Samples, $"kill {kill}: a recorded sample was asked again");
            doubts += summary.InDoubt.Tokens;
        }

        Assert.True(inProcess ? doubts == 0 : doubts > 0);

        ScriptedProposer Writer() => new() { InProcess = inProcess, Concurrency = Concurrency };
    }

    private static IEnumerable<ulong> Seeds(JobHarness harness)
    {
        lock (harness.Proposer.Asked) return [.. harness.Proposer.Asked.SelectMany(p => p.Seeds)];
    }
}
