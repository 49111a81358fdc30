using Ponder.Core.Budgets;
using Ponder.Evaluation.Cards;
using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Statistics;

namespace Ponder.Evaluation.Tests.Curves;

public class FindingsTests
{
    private static readonly int[] Bins = [.. Enumerable.Range(0, 50).Select(i => 1 + (i % 5))];

    /// <summary>A run in which exactly the problems of these bins are answered right.</summary>
    private static EvalRun Run(string strategy, int n, params int[] right) =>
        new(strategy, n, "", [.. Bins.Select(bin => EvalRow.Of(right.Contains(bin) ? 1 : 0, new Spend { CompletionTokens = n * 10 }))]);

    [Fact]
    public void Each_is_worded_so_that_a_positive_value_speaks_for_it()
    {
        var claims = new Findings(
        [
            Run("weighted-best-of-n", 4, 1), Run("weighted-best-of-n", 16, 1), Run("weighted-best-of-n", 64, 1, 2),
            Run("beam-search", 4, 1, 2, 3), Run("beam-search", 16, 1, 3), Run("beam-search", 64, 1, 3),
            Run("lookahead", 64, 1), Run("revisions", 16, 1, 2), Run("revisions:choice=last", 16, 2),
        ], Bins).Claims;
        Assert.Equal(
        [
            ("beam-above-weighted-small", 0.4), ("beam-gain-shrinks", 0.4), ("beam-hurts-easy", 0.5), ("beam-helps-middle", 0.5),
            ("lookahead-does-not-pay", 0.2), ("revisions-above-parallel", 0.2), ("choosing-above-last", 0.2),
        ], claims.Select(c => (c.Name, Math.Round(c.Value, 9))));
    }

    [Theory]
    [InlineData(new[] { 4, 16, 64 }, 16)]
    [InlineData(new[] { 2, 8 }, 8)]
    public void Chains_are_compared_at_16_or_else_at_the_longest_that_was_run(int[] budgets, int compared)
    {
        var claims = new Findings(
            [.. budgets.SelectMany(n => new[] { Run("revisions", n, 1), Run("weighted-best-of-n", n), Run("revisions:choice=last", n) })], Bins).Claims;
        Assert.Equal(["revisions-above-parallel", "choosing-above-last"], claims.Select(c => c.Name));
        Assert.All(claims, c => Assert.EndsWith($"n = {compared}", c.Meaning, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_not_run_is_not_claimed() => Assert.Empty(new Findings([Run("majority", 16, 1)], Bins).Claims);
}
