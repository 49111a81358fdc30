using Ponder.Evaluation.Cards;
using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Statistics;
using Ponder.Search.Calibration;

namespace Ponder.Evaluation.Tests.Curves;

public class EstimatorsTests
{
    [Theory]
    [InlineData(10, 3, 1, 0.3)]
    [InlineData(10, 0, 5, 0.0)]
    [InlineData(10, 10, 3, 1.0)]
    [InlineData(4, 2, 2, 1 - (1 / 6.0))]
    public void Pass_at_k_is_unbiased(int n, int right, int k, double expected) => Assert.Equal(expected, Estimators.PassAtK(n, right, k), 12);

    [Fact]
    public void Pass_at_k_wants_enough_samples() => Assert.Throws<ArgumentOutOfRangeException>(() => Estimators.PassAtK(4, 2, 5));

    [Fact]
    public void Auc_is_the_chance_that_right_scores_above_wrong()
    {
        Assert.Equal(1, Estimators.Auc([(0.9, true), (0.8, true), (0.1, false)]));
        Assert.Equal(0.5, Estimators.Auc([(0.5, true), (0.5, false)]));
        Assert.Equal(0.75, Estimators.Auc([(0.9, true), (0.3, true), (0.5, false), (0.1, false)]));
        Assert.True(double.IsNaN(Estimators.Auc([(0.9, true)])));
    }

    [Fact]
    public void Bins_are_quintiles_the_easiest_first() =>
        Assert.Equal([5, 4, 3, 2, 1, 5, 4, 3, 2, 1], Bins.Quintiles([0, 0.2, 0.4, 0.6, 0.8, 0, 0.2, 0.4, 0.6, 0.8]));

    [Fact]
    public void Intervals_hold_the_mean_and_can_be_had_again()
    {
        var values = Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? 1.0 : 0.0).ToList();
        var estimate = Bootstrap.Mean(values);
        Assert.Equal(0.25, estimate.Value);
        Assert.InRange(estimate.Low, 0.19, 0.24);
        Assert.InRange(estimate.High, 0.26, 0.31);
        Assert.Equal(estimate, Bootstrap.Mean(values));
    }
}
