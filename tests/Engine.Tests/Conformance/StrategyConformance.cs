using Ponder.Core.Budgets;
using Ponder.Core.Candidates;
using Ponder.Core.Proposing;
using Ponder.Search.Pages;

namespace Ponder.Engine.Tests.Conformance;

/// <summary>
/// What every strategy of the catalogue must keep to, whatever it does and whoever writes and scores; a new one is under it from its first line.
/// </summary>
public abstract class StrategyConformance
{
    public static TheoryData<string, string> All => Cases.All;

    /// <summary>Into how many parts budgets and journals are cut.</summary>
    protected virtual int Grain => 16;

    private protected abstract PageHarness Harness(string name, string options);

    [Theory, MemberData(nameof(All))]
    public async Task The_same_inputs_give_the_same_requests_in_the_same_order(string name, string options)
    {
        var (one, two) = (Harness(name, options), Harness(name, options));
        var (first, second) = (await one.RunAsync(), await two.RunAsync());
        Assert.Equal(PageHarness.Json(first), PageHarness.Json(second));
        Assert.Equal(one.Rounds.Select(r => r.Hash), two.Rounds.Select(r => r.Hash));
        Assert.Contains(first.Problems, p => p.Vote.Answer is not null);
        Assert.All(first.Problems, AssertValid);
        Assert.Equal(await one.JournalledAsync(), first.Spent);
        Assert.Equal(first.Spent, first.Problems.Aggregate(default(Spend), (sum, p) => sum + p.History[^1].Spend));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Replay_from_any_prefix_of_the_journal_gives_the_same_and_pays_for_the_rest_only(string name, string options)
    {
        var whole = Harness(name, options);
        var expected = PageHarness.Json(await whole.RunAsync());
        for (var kept = 0; kept <= whole.Rounds.Count; kept += Math.Max(1, whole.Rounds.Count / Grain))
        {
            var resumed = Harness(name, options).Over(whole.Prefix(kept));
            Assert.Equal(expected, PageHarness.Json(await resumed.RunAsync()));
            Assert.Equal(whole.Rounds.Count - kept, resumed.Called);
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_budget_that_ends_anywhere_leaves_a_valid_partial_result_within_the_cap(string name, string options)
    {
        var generous = (await Harness(name, options).RunAsync()).Spent;
        for (var share = 0; share <= Grain + (Grain / 4); share++)
        {
            foreach (var cap in (Cap[])[new(Tokens: generous.Tokens * share / Grain), new(Samples: generous.Samples * share / Grain), new(Money: generous.Money * share / Grain)])
            {
                var outcome = await Harness(name, options).RunAsync(cap);
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
        var generous = await Harness(name, options).RunAsync();
        foreach (var share in (int[])[1, 3, 5])
        {
            var harness = Harness(name, options);
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
            Assert.Equal(harness.Writer is null, drawn.Count > 0);
        }
    }

    /// <summary>Who is counted may vote, is counted once, and weighs what the verifier said.</summary>
    protected static void AssertValid(ProblemOutcome outcome)
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
}
