using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Tests.Orchestration;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Jobs;

/// <summary>A cap that holds some calls, but shared among all pages none.</summary>
public class ThinCapTests
{
    [Theory]
    [InlineData("greedy", 2), InlineData("majority:n=2", 2), InlineData("batch", 2), InlineData("auto:n=4", 2), InlineData("greedy", 5), InlineData("batch:draft=sampled", 7)]
    public async Task Nobody_is_left_without_an_answer_while_a_whole_one_fits(string strategy, int window)
    {
        foreach (var cap in (long[])[2500, 3200, 4000, 6000])
        {
            var harness = Harness();
            var summary = await harness.SummaryAsync(Options(strategy, cap, window));
            Assert.InRange(summary.Spend.Tokens, 1, cap);
            Assert.True(summary.Solved == 40 || cap - summary.Spend.Tokens < 2 * Most, $"{cap} tokens: {summary.Solved} solved for {summary.Spend.Tokens}");
        }
    }

    [Theory, InlineData("greedy"), InlineData("batch")]
    public async Task An_orchestrated_job_spends_it_alike(string strategy)
    {
        var (inside, outside) = (Harness(), Harness());
        await inside.RunAsync(Options(strategy, 3200, 3));
        var spec = await outside.OpenAsync(Options(strategy, 3200, 3));
        await new ReplayingHost(() => new(outside.Store, outside.Models), seed: 1).RunJobAsync(spec.Id);
        foreach (var name in inside.Store.Blobs.Keys.Where(k => !k.EndsWith("lease", StringComparison.Ordinal)))
            Assert.True(inside.Store.Blobs[name].SequenceEqual(outside.Store.Blobs[name]), $"{name} differs");
    }

    /// <summary>A solution may have so many tokens; those here have some ten.</summary>
    private const int Most = 900;

    private static JobHarness Harness() => new() { File = JobHarness.Problems(40), Proposer = new() { InProcess = true }, Verifier = new() { InProcess = true } };

    private static JobOptions Options(string strategy, long cap, int window) =>
        JobHarness.Options(cap: new(Tokens: cap), window: window) with { Strategy = StrategyChoice.Parse(strategy), MaxTokens = Most };
}
