using Ponder.Evaluation.Reliability;
using Ponder.Search.Reliability;

namespace Ponder.Evaluation.Tests.Reliability;

public sealed class RiskCoverageTests
{
    private static readonly (double, bool)[] Cases = [(0.9, true), (0.9, true), (0.8, false), (0.7, true), (0.1, false)];

    [Fact]
    public void The_curve_takes_the_surest_answers_first()
    {
        Assert.Equal([0.4, 0.6, 0.8, 1], RiskCoverage.Of(Cases).Select(p => p.Coverage));
        Assert.Equal([1, 2 / 3.0, 0.75, 0.6], RiskCoverage.Of(Cases).Select(p => p.Accuracy));
        Assert.Empty(RiskCoverage.Of([]));
    }

    [Theory]
    [InlineData(1, 0.4)]
    [InlineData(0.75, 0.8)]
    [InlineData(0.6, 1)]
    public void Hindsight_finds_the_largest_coverage(double target, double coverage) => Assert.Equal(coverage, RiskCoverage.Largest(Cases, target), 9);

    [Fact]
    public void A_promise_counts_the_draws_that_kept_it()
    {
        var held = new HeldOutCases([new(0.9, 480, 20), new(0.2, 100, 400)]);
        AnsweredCase[] kept = [.. Enumerable.Repeat(new AnsweredCase(0.95, 1, true), 99), new(0.95, 1, false), .. Enumerable.Repeat(new AnsweredCase(0.3, 0.5, false), 100)];
        AnsweredCase[] broken = [.. Enumerable.Repeat(new AnsweredCase(0.95, 1, true), 80), .. Enumerable.Repeat(new AnsweredCase(0.95, 1, false), 20)];
        var row = PromiseRow.Of(held, [kept, kept, broken], 0.9);
        Assert.Equal((3, 2), (row.Draws, row.Met));
        Assert.Equal(2 / 3.0, row.Coverage.Value, 9);
        Assert.Equal(278 / 300.0, row.Accuracy, 9);
    }
}
