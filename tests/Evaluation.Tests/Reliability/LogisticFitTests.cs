using Ponder.Core.Seeds;
using Ponder.Evaluation.Reliability;

namespace Ponder.Evaluation.Tests.Reliability;

public sealed class LogisticFitTests
{
    [Fact]
    public void Weights_that_made_the_data_are_found_again()
    {
        double[] made = [-0.5, 1.5, -1];
        var (numbers, facts, right) = (new SplitMix64(3), new List<double[]>(), new List<bool>());
        for (var i = 0; i < 20_000; i++)
        {
            double[] row = [1, (Unit(numbers) * 4) - 2, (Unit(numbers) * 4) - 2];
            facts.Add(row);
            right.Add(Unit(numbers) < 1 / (1 + Math.Exp(-row.Zip(made, (x, w) => x * w).Sum())));
        }

        var found = LogisticFit.Of(facts, right, [0, 0, 0], 1);
        for (var i = 0; i < made.Length; i++) Assert.InRange(found[i], made[i] - 0.08, made[i] + 0.08);
        Assert.Equal(found, LogisticFit.Of(facts, right, [0, 0, 0], 1));
    }

    [Fact]
    public void Without_cases_the_prior_stands_and_a_clean_cut_stays_finite()
    {
        Assert.Equal([0.0, 1], LogisticFit.Of([], [], [0, 1], 1));
        var facts = Enumerable.Range(-50, 101).Select(x => new double[] { 1, x }).ToList();
        Assert.All(LogisticFit.Of(facts, [.. facts.Select(f => f[1] > 0)], [0, 1], 1), w => Assert.True(double.IsFinite(w)));
    }

    [Fact]
    public void Honest_confidences_have_a_small_error_and_boasts_a_large_one()
    {
        var numbers = new SplitMix64(5);
        var honest = Enumerable.Range(0, 1500).Select(_ => Unit(numbers)).Select(c => (Confidence: c, Right: Unit(numbers) < c)).ToList();
        var measures = ReliabilityMeasures.Of(honest);
        Assert.InRange(measures.Error.Value, 0, 0.05);
        Assert.InRange(measures.Error.Value, measures.Error.Low, measures.Error.High);
        Assert.InRange(measures.Luck, measures.Error.Value / 2, measures.Error.Value * 2);
        Assert.InRange(measures.Auroc.Value, 0.78, 0.88);
        Assert.InRange(measures.Brier.Value, 1 / 6.0 - 0.02, 1 / 6.0 + 0.02);
        Assert.Equal(15, measures.Bins.Count);
        var boast = ReliabilityMeasures.Of([.. honest.Select(h => (1.0, h.Right))]);
        Assert.InRange(boast.Error.Value, 0.45, 0.55);
        Assert.Equal(0, boast.Luck);
        Assert.Equal(0.5, boast.Auroc.Value, 9);
    }

    private static double Unit(SplitMix64 numbers) => numbers.Below(1_000_000) / 1e6;
}
