using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Core.Seeds;
using Ponder.Search.Catalogue;
using Ponder.Search.Pages;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Conformance;

/// <summary>What every strategy of the catalogue must keep to, whatever it does; a new one is under it from its first line.</summary>
public class StrategyConformance
{
    public static TheoryData<string, string> All => Cases.All;

    [Theory, MemberData(nameof(All))]
    public async Task The_same_inputs_give_the_same_requests_in_the_same_order(string name, string options)
    {
        var (one, two) = (new PageHarness(Cases.Choice(name, options)), new PageHarness(Cases.Choice(name, options)));
        var (first, second) = (await one.RunAsync(), await two.RunAsync());
        Assert.Equal(PageHarness.Json(first), PageHarness.Json(second));
        Assert.Equal(one.Rounds.Select(r => r.Hash), two.Rounds.Select(r => r.Hash));
        Assert.All(first.Problems, p => Assert.NotNull(p.Vote.Answer));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Replay_from_any_prefix_of_the_journal_gives_the_same_and_pays_for_the_rest_only(string name, string options)
    {
        var whole = new PageHarness(Cases.Choice(name, options));
        var expected = PageHarness.Json(await whole.RunAsync());
        for (var kept = 0; kept <= whole.Rounds.Count; kept++)
        {
            var resumed = new PageHarness(Cases.Choice(name, options)) { Store = whole.Prefix(kept) };
            Assert.Equal(expected, PageHarness.Json(await resumed.RunAsync()));
            Assert.Equal(whole.Rounds.Count - kept, resumed.Called);
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_budget_that_ends_anywhere_leaves_a_valid_partial_result_within_the_cap(string name, string options)
    {
        var generous = (await new PageHarness(Cases.Choice(name, options)).RunAsync()).Spent;
        for (var share = 0; share <= 20; share++)
        {
            foreach (var cap in (Cap[])[new(Tokens: generous.Tokens * share / 16), new(Samples: generous.Samples * share / 16), new(Money: generous.Money * share / 16)])
            {
                var outcome = await new PageHarness(Cases.Choice(name, options)).RunAsync(cap);
                Assert.True(cap.Allows(outcome.Spent), $"{outcome.Spent} under {cap}");
                Assert.All(outcome.Problems, p => Assert.NotEqual(SolveStatus.Failed, p.Status));
                Assert.All(outcome.Problems, AssertValid);
                if (share == 0) Assert.All(outcome.Problems, p => Assert.Equal((SolveStatus.Partial, default), (p.Status, p.History[^1].Spend)));
            }
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task More_budget_later_pays_nothing_twice_and_draws_all_that_a_generous_run_draws(string name, string options)
    {
        var generous = await new PageHarness(Cases.Choice(name, options)).RunAsync();
        foreach (var share in (int[])[1, 3, 5])
        {
            var harness = new PageHarness(Cases.Choice(name, options));
            var early = await harness.RunAsync(new(Tokens: generous.Spent.Tokens * share / 8));
            var late = await harness.RunAsync(wave: 1, earlier: early);
            Assert.All(late.Problems, p => Assert.Equal(SolveStatus.Solved, p.Status));
            foreach (var (problem, full) in late.Problems.Zip(generous.Problems))
            {
                Assert.Subset(problem.Pool.Select(c => c.Seed).ToHashSet(), full.Pool.Select(c => c.Seed).ToHashSet());
                Assert.Equal(full.Vote.Answer, problem.Vote.Answer);
            }

            var drawn = harness.Proposer.Asked.SelectMany(p => p.Seeds.Select(s => (p.Problem, s))).ToList();
            Assert.Equal(drawn.Distinct().Count(), drawn.Count);
        }
    }

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
            var worst = WorstCase.Of(Cases.Choice(name, options), 10, settings);
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

    /// <summary>Who is counted may vote, is counted once, and weighs what the verifier said.</summary>
    private static void AssertValid(ProblemOutcome outcome)
    {
        var voters = outcome.Pool.Where(c => c is { Ending: Ending.Finished, Answer: not null }).ToDictionary(c => c.Id);
        Assert.True(outcome.Vote.Groups.Sum(g => g.Votes) <= voters.Count);
        Assert.Equal(outcome.Vote.Groups.Count, outcome.Vote.Groups.Select(g => g.Answer).Distinct().Count());
        foreach (var group in outcome.Vote.Groups)
        {
            Assert.Contains(group.First, voters.Keys);
            Assert.Equal(group.Answer, voters[group.First].Answer);
            Assert.Contains(group.Best, voters.Keys);
            var scores = voters.Values.Where(v => v.Answer == group.Answer && v.Scores is not null).Select(v => v.Scores![^1]).ToList();
            if (outcome.History[^1].Strategy.Name != "self-verification") Assert.True(group.Weight <= scores.Sum() + 1e-9);
        }

        if (outcome.Vote.Answer is not null) Assert.Equal(outcome.Vote.Groups[0].Answer, outcome.Vote.Answer);
        Assert.InRange(outcome.Vote.Confidence, 0, 1);
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
