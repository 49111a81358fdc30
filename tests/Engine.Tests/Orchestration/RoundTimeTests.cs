using System.Text;
using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Results;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;
using Xunit.Abstractions;

namespace Ponder.Engine.Tests.Orchestration;

/// <summary>Work that takes longer than an activity may, and faults: each sample is paid once, and nothing spins.</summary>
public class RoundTimeTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_round_longer_than_the_timeout_ends_with_each_sample_paid_once(bool inProcess)
    {
        var (calls, most) = (0, 0); // Calls and not seconds: a slow machine makes fewer in the same time.
        var options = JobHarness.Options(pageSize: inProcess ? 200 : 20);
        var file = JobHarness.Problems(inProcess ? 200 : 20);
        var expected = await new JobHarness { File = file }.RunAsync(options);
        var harness = new JobHarness
        {
            File = file,
            Proposer = new() { InProcess = inProcess, Concurrency = 2, Pause = PauseAsync },
        };
        var spec = await harness.OpenAsync(options);
        var host = new ReplayingHost(() => new(harness.Store, harness.Models with { RoundTime = Short }), seed: 1)
        {
            OnActivity = _ => most = Math.Max(most, Interlocked.Exchange(ref calls, 0)),
        };
        await host.RunJobAsync(spec.Id);
        Assert.InRange(most, 1, 4);
        Assert.InRange(host.Called.Count(name => name is nameof(JobActivities.RunPage) or nameof(JobActivities.ExecuteRound)), 4, 40);
        Assert.Equal(expected.Results, Encoding.UTF8.GetString(harness.Store.Blobs[new JobNames(spec.Id).Results]));
        var seeds = harness.Proposer.Asked.SelectMany(p => p.Seeds.Select(seed => (p.Problem, seed))).ToList();
        Assert.Equal(seeds.Distinct().Count(), seeds.Count);
        var summary = JournalFormat.Parse<JobSummary>("", harness.Store.Blobs[new JobNames(spec.Id).Summary]);
        Assert.Equal((expected.Summary.Spend, default), (summary.Spend, summary.InDoubt));

        Task PauseAsync(IReadOnlyList<ProposerPrompt> prompts, CancellationToken cancel)
        {
            Interlocked.Increment(ref calls);
            return Task.Delay(200, cancel);
        }
    }

    [Fact]
    public async Task A_round_that_comes_back_twice_with_nothing_new_fails_the_job()
    {
        var harness = new JobHarness { Proposer = new() { Concurrency = 2, Pause = (_, cancel) => Task.Delay(Timeout.Infinite, cancel) } };
        var spec = await harness.OpenAsync(JobHarness.Options(window: 1));
        var host = new ReplayingHost(() => new(harness.Store, harness.Models with { RoundTime = Short }), seed: 1);
        var e = await Assert.ThrowsAsync<JobFailedException>(() => host.RunJobAsync(spec.Id));
        Assert.StartsWith("page 0 of wave 0 came back 2 times with no new reply", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, host.Called.Count(name => name == nameof(JobActivities.RunPage)));
        Assert.Equal(e.Message, host.Stages[^1].Fault);
    }

    [Fact]
    public void Work_that_waits_for_its_turn_is_given_more_time_than_work_that_gets_no_reply()
    {
        var watch = new Watch("page 1");
        for (var step = 0; step < 49; step++) Assert.Null(watch.See(new(0, 0)));
        Assert.Null(watch.See(new(3, 1)));
        Assert.Null(watch.See(new(3, 0)));
        Assert.NotNull(watch.See(new(3, 0)));
        watch = new Watch("page 1");
        Assert.Contains(Enumerable.Range(0, 60).Select(_ => watch.See(new(0, 0))), words => words?.Contains("busy with others", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_fault_that_lasts_fails_the_job_at_once_with_its_reason_and_the_job_goes_on_when_it_is_fixed()
    {
        var expected = await new JobHarness().RunAsync(JobHarness.Options());
        var (harness, calls) = (default(JobHarness), 0);
        harness = new()
        {
            Proposer = new()
            {
                OnBatch = _ =>
                {
                    if (Interlocked.Increment(ref calls) > 6) throw new ModelUnavailableException("the key is refused: set Ponder:Proposer:ApiKey") { Lasting = true };
                },
            },
        };
        var spec = await harness.OpenAsync(JobHarness.Options());
        var host = new ReplayingHost(() => new(harness.Store, harness.Models), seed: 1);
        var e = await Assert.ThrowsAsync<JobFailedException>(() => host.RunJobAsync(spec.Id));
        Assert.Equal("the key is refused: set Ponder:Proposer:ApiKey", e.Message);
        Assert.InRange(host.Called.Count(name => name == nameof(JobActivities.RunPage)), 2, 3);
        var again = new JobHarness { Store = harness.Store };
        await new ReplayingHost(() => new(again.Store, again.Models), seed: 2).RunJobAsync(spec.Id);
        Assert.Equal(expected.Results, Encoding.UTF8.GetString(again.Store.Blobs[new JobNames(spec.Id).Results]));
        Assert.Empty(Seeds(harness.Proposer).Take(6).Intersect(Seeds(again.Proposer)));

        static IEnumerable<(string, ulong)> Seeds(ScriptedProposer proposer) => proposer.Asked.Select(p => (p.Problem, p.Seeds[0]));
    }

    [Fact]
    public async Task A_fault_that_may_pass_is_thrown_for_the_host_to_try_again()
    {
        var harness = new JobHarness { Proposer = new() { OnBatch = _ => throw new ModelUnavailableException("the server is away") } };
        var spec = await harness.OpenAsync(JobHarness.Options());
        await Assert.ThrowsAsync<ModelUnavailableException>(() => new ReplayingHost(() => new(harness.Store, harness.Models), seed: 1).RunJobAsync(spec.Id));
    }

    [Fact]
    public void A_model_of_ones_own_that_fails_for_good_is_told_from_one_whose_server_is_away()
    {
        Assert.NotNull(LastingFault.Words(new Engine.Running.ModelException("m", "2 prompts, 1 replies")));
        Assert.NotNull(LastingFault.Words(new Engine.Running.ModelException("m", "no", new InvalidOperationException("no"))));
        Assert.Null(LastingFault.Words(new Engine.Running.ModelException("m", "no", new HttpRequestException("no"))));
        Assert.Null(LastingFault.Words(new Core.Storage.StoreException("away")));
    }

    [Theory]
    [InlineData("weighted-best-of-n", 64, 64)]
    [InlineData("beam-search", 8, 128)]
    public async Task What_goes_through_an_orchestration_stays_small_whatever_the_page_is(string strategy, int n, int problems)
    {
        var harness = new JobHarness { File = JobHarness.Problems(problems) };
        var spec = await harness.OpenAsync(JobHarness.Options(strategy, n: n, pageSize: 256));
        var host = new ReplayingHost(() => new(harness.Store, harness.Models), seed: 1);
        await host.RunJobAsync(spec.Id);
        var (journal, largest) = (new Journal(harness.Store, spec.Id), 0);
        for (var round = 0; await journal.TryReadAsync(0, 0, round, default) is { } record; round++)
            largest = Math.Max(largest, System.Text.Json.JsonSerializer.Serialize(record.Result(), JournalFormat.Json).Length);
        output.WriteLine($"{strategy}, {problems} problems: the largest round's result is {largest:N0} bytes, the longest message {host.LongestMessage:N0}");
        Assert.InRange(host.LongestMessage, 1, 1000);
        Assert.True(largest > 20 * host.LongestMessage, $"a round is {largest} bytes, the longest message {host.LongestMessage}");
    }
}
