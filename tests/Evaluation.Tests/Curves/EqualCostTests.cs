using Ponder.Evaluation.Curves;

namespace Ponder.Evaluation.Tests.Curves;

public class EqualCostTests
{
    private const int Problems = 100;

    /// <summary>A run that answers the first so many problems right.</summary>
    private static EvalRun Run(string strategy, int n, int right, double tokens) =>
        new(strategy, n, "", [.. Enumerable.Range(0, Problems).Select(place => new EvalRow(place < right ? 1 : 0, n, tokens, 0, 0))]);

    private static readonly EvalRun[] Curve = [Run("weighted-best-of-n", 1, 40, 100), Run("weighted-best-of-n", 4, 60, 400), Run("weighted-best-of-n", 16, 70, 1600)];

    [Theory]
    [InlineData(250, 60, 10)]
    [InlineData(1000, 60, -5)]
    [InlineData(400, 60, 0)]
    [InlineData(1600, 80, 10)]
    public void Between_two_budgets_a_mixture_of_both_is_held_against(double tokens, int right, double points)
    {
        var claim = Assert.Single(new EqualCost([.. Curve, Run("beam-search", 4, right, tokens)], []).Claims);
        Assert.Equal(points / 100, claim.Value, 1e-9);
        Assert.Contains("beam-search at n = 4", claim.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_cheaper_or_dearer_than_all_its_budgets_is_not_compared()
    {
        var (cheap, dear) = (Run("greedy", 1, 50, 90), Run("mcts", 16, 90, 1601));
        var equal = new EqualCost([.. Curve, cheap, dear], []);
        Assert.Empty(equal.Claims);
        Assert.Equal([dear], equal.Beyond);
    }

    [Fact]
    public void The_one_held_against_is_named_or_the_best_known_that_has_two_budgets()
    {
        EvalRun[] runs = [Run("majority", 1, 1, 1), Run("majority", 4, 1, 4), Run("weighted-best-of-n", 4, 1, 9)];
        Assert.Equal(["majority"], new EqualCost(runs, []).Against);
        Assert.Equal(["weighted-best-of-n"], new EqualCost([.. runs, Run("weighted-best-of-n", 16, 1, 36)], []).Against);
        Assert.Empty(new EqualCost([Run("greedy", 1, 1, 1)], []).Against);
    }

    [Fact]
    public void Of_several_the_best_mixture_of_any_two_is_held_against()
    {
        EvalRun[] large = [Run("large", 1, 70, 500), Run("large", 4, 71, 2000)];
        var equal = new EqualCost([.. Curve, .. large, Run("cascade", 1, 70, 300)], ["weighted-best-of-n", "large"]);
        var claim = Assert.Single(equal.Claims);
        Assert.Equal(0.70 - ((0.40 + 0.70) / 2), claim.Value, 1e-9); // Half of 40 at 100 and half of 70 at 500: above 60 at 400.
        Assert.Contains("weighted-best-of-n at n = 1 and large at n = 1 mixed", claim.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Cost_may_be_counted_in_flops()
    {
        EvalRun Of(string strategy, int n, int right, double flops) => new(strategy, n, "", [.. Run(strategy, n, right, 1).Rows.Select(r => r with { Flops = flops })]);
        var claim = Assert.Single(new EqualCost([Of("majority", 1, 40, 100), Of("majority", 4, 60, 400), Of("cascade", 1, 60, 250)], [], flops: true).Claims);
        Assert.Equal(("equal-flops: cascade, n = 1", 0.1), (claim.Name, Math.Round(claim.Value, 9)));
        Assert.Contains("2.5e2 FLOPs", claim.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_findings_that_hold_alone_the_lucky_ones_hold_no_more()
    {
        Claim Of(double p) => new("c", "m", 0.1, 0.01, 0.2, 0, true) { P = p };
        var corrected = Holm.Corrected([Of(0.02), Of(0.0005), .. Enumerable.Repeat(Of(0.4), 8), new("tolerance", "no test", 0, 0, 0, 0, true)]);
        Assert.Equal([false, true], corrected.Take(2).Select(c => c.Holds));
        Assert.Equal(0.01, corrected[1].Adjusted!.Value, 1e-9);
        Assert.Equal(0.36, corrected[0].Adjusted!.Value, 1e-9);
        Assert.True(corrected[^1] is { Holds: true, Adjusted: null });
        Assert.True(Holm.Corrected([Of(0.02)])[0].Holds);
    }

    [Fact]
    public void By_luck_alone_a_family_of_findings_rarely_has_one_that_holds()
    {
        var numbers = new Ponder.Core.Seeds.SplitMix64(7);
        var families = Enumerable.Range(0, 300).Count(_ =>
            Holm.Corrected([.. Enumerable.Range(0, 20).Select(_ => new Claim("c", "m", 0, 0, 0, 0, true) { P = numbers.Below(1 << 20) / (double)(1 << 20) })]).Any(c => c.Holds));
        Assert.InRange(families, 3, 27);
    }
}
