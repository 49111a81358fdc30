using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Conformance;

/// <summary>The suite over scripted models, and what only these can be told to do: fail, and go on too long.</summary>
public class ScriptedModelsConform : StrategyConformance
{
    private protected override PageHarness Harness(string name, string options) => new(Cases.Choice(name, options));

    [Theory, MemberData(nameof(All))]
    public async Task Usage_is_the_sum_of_the_journal_and_of_the_problems(string name, string options)
    {
        var harness = new PageHarness(Cases.Choice(name, options)) { Proposer = new() { Fails = seed => seed % 6 == 0 ? "the call failed" : null } };
        var outcome = await harness.RunAsync();
        Assert.Equal(await harness.JournalledAsync(), outcome.Spent);
        Assert.Equal(outcome.Spent, outcome.Problems.Aggregate(default(Spend), (sum, p) => sum + p.History[^1].Spend));
        Assert.Equal(harness.Verifier.Asked.Count, outcome.Spent.VerifierCalls);
    }

    [Theory, MemberData(nameof(All))]
    public async Task No_run_exceeds_the_worst_case(string name, string options)
    {
        foreach (var separator in (int[])[10, 3])
        {
            var settings = new PageHarness(Cases.Choice(name, options)).Settings with { MaxTokens = 30 + separator, StepTokens = separator + 2 };
            var harness = new PageHarness(Cases.Choice(name, options))
            {
                Settings = settings,
                Problems = [.. Enumerable.Range(0, 12).Select(i => ScriptedProposer.Problem((i % 7) + 1, 10 * i, 100 + i))],
                Proposer = new() { Fails = seed => seed % 9 == 0 ? "the call failed" : null },
            };
            var worst = WorstCase.Of(Cases.Choice(name, options), 10, settings, StrategyCatalogue.Shipped);
            foreach (var spend in (await harness.RunAsync()).Problems.Select(p => p.History[^1].Spend)) AssertWithin(spend, worst);
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_failing_sample_or_verifier_call_is_an_abstention(string name, string options)
    {
        var harness = new PageHarness(Cases.Choice(name, options))
        {
            Proposer = new() { Fails = seed => seed % 3 == 0 ? "the call failed" : null },
            Verifier = new() { Fails = text => Seed.Hash(text) % 4 == 0 ? "the verifier failed" : null },
        };
        var outcome = await harness.RunAsync();
        Assert.All(outcome.Problems, AssertValid);
        var pool = outcome.Problems.SelectMany(p => p.Pool).ToList();
        Assert.All(pool.Where(c => c.Ending == Ending.Failed), c => Assert.False(c.Votes || c.Scores is not null));
        Assert.All(pool.Where(c => c.Failure == "the verifier failed"), c => Assert.Null(c.Scores));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Truncated_candidates_never_vote(string name, string options)
    {
        var harness = new PageHarness(Cases.Choice(name, options)) { Problems = [ScriptedProposer.Problem(30, 90, 7), ScriptedProposer.Problem(2, 50, 8)] };
        var outcome = await harness.RunAsync();
        Assert.All(outcome.Problems, AssertValid);
        Assert.All(outcome.Problems[0].Pool.Where(c => c.Ending == Ending.Length), c => Assert.Null(c.Scores));
        if (name != "budget-forcing") Assert.Equal((null, SolveStatus.Failed), (outcome.Problems[0].Vote.Answer, outcome.Problems[0].Status));
        else Assert.NotNull(outcome.Problems[0].Vote.Answer);
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
