using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.TestKit.Scripted;
using Xunit;

namespace Ponder.TestKit.Strategies;

/// <summary>What every strategy must keep to with models that fail, or go on too long: only scripted ones can be told to.</summary>
/// <param name="strategy">The strategy with its options.</param>
/// <param name="strategies">What it is one of.</param>
public sealed class ScriptedChecks(StrategyChoice strategy, StrategyCatalogue strategies)
{
    /// <summary>The spend is the sum of the journal and of the problems, calls that failed included.</summary>
    public async Task UsageAddsUpAsync()
    {
        var harness = new PageHarness(strategy, strategies) { Proposer = new() { Fails = seed => seed % 6 == 0 ? "the call failed" : null } };
        var outcome = await harness.RunAsync();
        Assert.Equal(await harness.JournalledAsync(), outcome.Spent);
        Assert.Equal(outcome.Spent, outcome.Problems.Aggregate(default(Spend), (sum, p) => sum + p.History[^1].Spend));
        Assert.Equal(harness.Verifier.Asked.Count, outcome.Spent.VerifierCalls);
    }

    /// <summary>No problem costs more than the demand of the strategy says, in any unit: an estimate can be believed.</summary>
    public async Task WorstCaseBoundsAsync()
    {
        foreach (var separator in (int[])[10, 3])
        {
            var settings = new PageHarness(strategy).Settings with { MaxTokens = 30 + separator, StepTokens = separator + 2 };
            var harness = new PageHarness(strategy, strategies)
            {
                Settings = settings,
                Problems = [.. Enumerable.Range(0, 12).Select(i => ScriptedProposer.Problem((i % 7) + 1, 10 * i, 100 + i))],
                Proposer = new() { Fails = seed => seed % 9 == 0 ? "the call failed" : null },
            };
            var worst = harness.Worst(new(10));
            foreach (var spend in (await harness.RunAsync()).Problems.Select(p => p.History[^1].Spend)) AssertWithin(spend, worst);
        }
    }

    /// <summary>A sample or a score that cannot be had is an abstention, never a vote and never an end.</summary>
    public async Task FailuresAbstainAsync()
    {
        var harness = new PageHarness(strategy, strategies)
        {
            Proposer = new() { Fails = seed => seed % 3 == 0 ? "the call failed" : null },
            Verifier = new() { Fails = text => Seed.Hash(text) % 4 == 0 ? "the verifier failed" : null },
        };
        var outcome = await harness.RunAsync();
        Assert.All(outcome.Problems, Outcomes.AssertValid);
        var pool = outcome.Problems.SelectMany(p => p.Pool).ToList();
        Assert.All(pool.Where(c => c.Ending == Ending.Failed), c => Assert.False(c.Votes || c.Scores is not null));
        Assert.All(pool.Where(c => c.Failure == "the verifier failed"), c => Assert.Null(c.Scores));
    }

    /// <summary>A solution that was cut at its limit is not scored and does not vote.</summary>
    /// <returns>What a problem too long for its limit came to, and one that fits.</returns>
    public async Task<PageOutcome> TruncatedAbstainAsync()
    {
        var harness = new PageHarness(strategy, strategies) { Problems = [ScriptedProposer.Problem(30, 90, 7), ScriptedProposer.Problem(2, 50, 8)] };
        var outcome = await harness.RunAsync();
        Assert.All(outcome.Problems, Outcomes.AssertValid);
        Assert.All(outcome.Problems[0].Pool.Where(c => c.Ending == Ending.Length), c => Assert.Null(c.Scores));
        return outcome;
    }

    private static void AssertWithin(Spend spend, Spend worst)
    {
        Assert.True(spend.Samples <= worst.Samples, $"samples: {spend.Samples} of {worst.Samples}");
        Assert.True(spend.Steps <= worst.Steps, $"steps: {spend.Steps} of {worst.Steps}");
        Assert.True(spend.PromptTokens <= worst.PromptTokens, $"prompt tokens: {spend.PromptTokens} of {worst.PromptTokens}");
        Assert.True(spend.CompletionTokens <= worst.CompletionTokens, $"completion tokens: {spend.CompletionTokens} of {worst.CompletionTokens}");
        Assert.True(spend.VerifierTokens <= worst.VerifierTokens, $"verifier tokens: {spend.VerifierTokens} of {worst.VerifierTokens}");
        Assert.True(spend.VerifierCalls <= worst.VerifierCalls, $"verifier calls: {spend.VerifierCalls} of {worst.VerifierCalls}");
        Assert.True(spend.Flops <= worst.Flops && spend.Money <= worst.Money);
    }
}
