using System.Text;
using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Engine.Estimates;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Engine.Tests.Running;
using Ponder.Evaluation.Paper;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Allocation;

/// <summary>Jobs whose strategies an allocator chooses, over scripted models.</summary>
public class AllocatedJobTests
{
    private static JobHarness Harness => new() { File = JobHarness.Problems(60) };

    [Theory, InlineData("auto"), InlineData("batch")]
    public async Task The_cap_holds_whatever_it_is_and_more_of_it_buys_more(string allocator)
    {
        var right = new List<double>();
        foreach (var tokens in (long[])[500, 2000, 6000, 20_000, 60_000])
        {
            var harness = Harness;
            var summary = await harness.SummaryAsync(Options(allocator, new Cap(Tokens: tokens)));
            Assert.True(summary.Spend.Tokens <= tokens, $"{summary.Spend.Tokens} of {tokens}");
            right.Add(summary.Accuracy!.Value);
        }

        Assert.True(right[^1] > right[0], string.Join(", ", right));
    }

    [Theory, InlineData("auto"), InlineData("batch")]
    public async Task A_small_cap_buys_what_greedy_buys_for_it(string allocator)
    {
        var whole = (await Harness.SummaryAsync(Options("greedy", Cap.None))).Spend.Tokens;
        foreach (var percent in (int[])[20, 50, 90, 100, 110, 150, 200, 300])
        {
            var cap = new Cap(Tokens: whole * percent / 100);
            var (own, greedy) = (await Harness.SummaryAsync(Options(allocator, cap)), await Harness.SummaryAsync(Options("greedy", cap)));
            Assert.True(own.Accuracy >= greedy.Accuracy - 0.01, $"{own.Accuracy} at {percent} %, greedy {greedy.Accuracy}");
        }
    }

    [Theory, InlineData("auto"), InlineData("batch")]
    public async Task The_same_journal_gives_the_same_plans_byte_for_byte(string allocator)
    {
        var harness = Harness;
        var spec = await harness.OpenAsync(Options(allocator, new Cap(Tokens: 30_000)));
        var run = await new JobRunner(new(harness.Store, spec), harness.Models).RunAsync();
        Assert.True(run.Waves.Count > 1, $"{run.Waves.Count} waves");
        var names = new JobNames(spec.Id);
        var plans = Enumerable.Range(0, run.Waves.Count).Select(wave => harness.Store.Blobs[names.Plan(wave)]).ToList();
        for (var wave = 0; wave < plans.Count; wave++) await harness.Store.DeleteAsync(names.Plan(wave));
        var again = new JobRunner(new(harness.Store, spec), harness.Models);
        await again.RunAsync();
        Assert.Equal(0, again.RoundsCalled);
        Assert.All(plans, (plan, wave) => Assert.Equal(plan, harness.Store.Blobs[names.Plan(wave)]));
    }

    [Fact]
    public async Task Plans_say_why()
    {
        var harness = Harness;
        var spec = await harness.OpenAsync(Options("batch", new Cap(Tokens: 30_000)));
        var run = await new JobRunner(new(harness.Store, spec), harness.Models).RunAsync();
        Assert.Contains("assumed: these models are not calibrated", run.Waves[1].Note, StringComparison.Ordinal);
        var visits = await run.Folder.Plans.PageAsync(new(1, 0));
        Assert.NotEmpty(visits);
        Assert.All(visits, a => Assert.True(a.Reason is { Bin: >= 1 and <= 5, Chance: >= 0 and < 1, Gain: > 0, Tokens: >= 0 }, $"{a}"));
        Assert.Equal("batch", (await new JobCloser().CloseAsync(run)).Strategy!.Name);
    }

    [Fact]
    public async Task A_job_killed_after_any_round_comes_to_the_same()
    {
        var harness = Harness;
        var whole = await harness.RunAsync(Options("batch", new Cap(Tokens: 30_000)));
        foreach (var calls in (int[])[0, 1, 7, 20])
        {
            var crashing = Harness;
            var left = calls;
            var dying = new JobHarness { File = crashing.File, Store = crashing.Store, Proposer = new() { OnBatch = _ => { if (left-- == 0) throw new OperationCanceledException("killed"); } } };
            await Assert.ThrowsAnyAsync<Exception>(() => dying.RunAsync(Options("batch", new Cap(Tokens: 30_000))));
            foreach (var marker in crashing.Store.Blobs.Keys.Where(k => k.Contains(".calls-", StringComparison.Ordinal)).ToList()) await crashing.Store.DeleteAsync(marker);
            Assert.Equal(whole.Results, (await crashing.RunAsync(Options("batch", new Cap(Tokens: 30_000)))).Results);
        }
    }

    [Fact]
    public async Task With_a_verifier_of_noise_auto_answers_as_the_majority_does()
    {
        var noise = Harness;
        var models = noise.Models with { Verifier = new NoiseVerifier(noise.Verifier) };
        var spec = (await new JobOpener(noise.Store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(noise.File)), Options("auto", Cap.None))).Spec;
        var run = await new JobRunner(new(noise.Store, spec), models).RunAsync();
        var majority = await Harness.SummaryAsync(JobHarness.Options("majority", n: 16));
        var summary = await new JobCloser().CloseAsync(run);
        Assert.True(run.Waves.Any(wave => wave.Note?.Contains("not trusted", StringComparison.Ordinal) == true), string.Join("\n", run.Waves.Select(w => $"{w.Visits} {w.Note}").Prepend($"{summary.Accuracy} {majority.Accuracy} {summary.Spend}")));
        Assert.True(summary.Accuracy >= majority.Accuracy, string.Join("\n", run.Waves.Select(w => w.Note).Prepend($"{summary.Accuracy} {majority.Accuracy} {summary.Spend}")));
    }

    [Fact]
    public async Task An_estimate_bounds_what_an_allocator_spends()
    {
        foreach (var allocator in (string[])["auto", "batch"])
        {
            var harness = Harness;
            var options = Options(allocator, Cap.None);
            var estimate = await JobEstimate.OfAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(harness.File)), options, harness.Models);
            var spent = (await harness.SummaryAsync(options)).Spend;
            Assert.True(new Cap(estimate.Worst.Tokens, estimate.Worst.Samples, estimate.Worst.Flops).Allows(spent), $"{spent} of {estimate.Worst}");
        }
    }

    [Fact]
    public async Task What_the_pilot_found_is_not_lost_where_the_budget_ends_a_search()
    {
        var (harness, beam) = (Harness, StrategyChoice.Of("beam-search", 16));
        var pilot = (await harness.SummaryAsync(JobHarness.Options(n: 4))).Spend.Tokens;
        var spec = await harness.OpenAsync(JobHarness.Options(n: 4, cap: new Cap(Tokens: pilot + 2000)));
        await new JobRunner(new(harness.Store, spec), harness.Models).RunAsync();
        await new JobFolder(harness.Store, spec).Changes.SetAsync(beam);
        var run = await new JobRunner(new(harness.Store, spec), harness.Models).RunAsync();
        var outcomes = new List<string?>();
        await foreach (var problem in run.Folder.ProblemsAsync()) outcomes.Add(problem.Outcome!.Vote.Answer);
        Assert.Equal(60, outcomes.Count);
        Assert.DoesNotContain(null, outcomes);
    }

    private static JobOptions Options(string allocator, Cap cap) => JobHarness.Options() with { Strategy = new(allocator, new Dictionary<string, string>()), Cap = cap };
}
