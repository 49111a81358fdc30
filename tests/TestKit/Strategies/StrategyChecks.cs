using Ponder.Core.Budgets;
using Ponder.Search.Pages;
using Xunit;

namespace Ponder.TestKit.Strategies;

/// <summary>What every strategy must keep to, whoever writes and scores.</summary>
/// <param name="fresh">A new harness of the same strategy and problems, each time.</param>
/// <param name="grain">Into how many parts budgets and journals are cut: more finds more and takes longer.</param>
public sealed class StrategyChecks(Func<PageHarness> fresh, int grain = 16)
{
    /// <summary>The same inputs give the same requests in the same order, some answer, and a spend that the journal confirms.</summary>
    public async Task SameRequestsAsync()
    {
        var (one, two) = (fresh(), fresh());
        var (first, second) = (await one.RunAsync(), await two.RunAsync());
        Assert.Equal(PageHarness.Json(first), PageHarness.Json(second));
        Assert.Equal(one.Rounds.Select(r => r.Hash), two.Rounds.Select(r => r.Hash));
        Assert.Contains(first.Problems, p => p.Vote.Answer is not null);
        Assert.All(first.Problems, Outcomes.AssertValid);
        Assert.Equal(await one.JournalledAsync(), first.Spent);
        Assert.Equal(first.Spent, first.Problems.Aggregate(default(Spend), (sum, p) => sum + p.History[^1].Spend));
    }

    /// <summary>A crash after any round changes nothing: the rest is done and paid, and no more.</summary>
    public async Task ReplayAsync()
    {
        var whole = fresh();
        var expected = PageHarness.Json(await whole.RunAsync());
        for (var kept = 0; kept <= whole.Rounds.Count; kept += Math.Max(1, whole.Rounds.Count / grain))
        {
            var resumed = fresh().Over(whole.Prefix(kept));
            Assert.Equal(expected, PageHarness.Json(await resumed.RunAsync()));
            Assert.Equal(whole.Rounds.Count - kept, resumed.Called);
        }
    }

    /// <summary>A budget that ends anywhere, in any unit, is kept, and leaves a valid result.</summary>
    public async Task CapHoldsAsync()
    {
        var generous = (await fresh().RunAsync()).Spent;
        for (var share = 0; share <= grain + (grain / 4); share++)
        {
            foreach (var cap in Caps(generous, share))
            {
                var outcome = await fresh().RunAsync(cap);
                Assert.True(cap.Allows(outcome.Spent), $"{outcome.Spent} under {cap}");
                Assert.All(outcome.Problems, p => Assert.NotEqual(SolveStatus.Failed, p.Status));
                Assert.All(outcome.Problems, Outcomes.AssertValid);
                if (share == 0) Assert.All(outcome.Problems, p => Assert.Equal((SolveStatus.Partial, default), (p.Status, p.History[^1].Spend)));
            }
        }
    }

    /// <summary>More budget later pays nothing twice, and draws all that a generous run draws.</summary>
    public async Task MoreBudgetAsync()
    {
        var generous = await fresh().RunAsync();
        foreach (var share in (int[])[1, 3, 5])
        {
            var harness = fresh();
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

    private Cap[] Caps(Spend generous, int share) =>
    [
        new(Tokens: generous.Tokens * share / grain),
        new(Samples: generous.Samples * share / grain),
        new(Money: generous.Money * share / grain),
    ];
}
