using Ponder.Core.Seeds;
using Ponder.Search.Reliability;

namespace Ponder.Search.Tests.Reliability;

public sealed class DriftTests
{
    [Fact]
    public void Problems_of_the_same_kind_seldom_raise_an_alarm()
    {
        var (numbers, alarms) = (new SplitMix64(11), 0);
        for (var job = 0; job < 400; job++)
        {
            if (Drift.Of(Facts(numbers, 500, 0), Facts(numbers, 300, 0)) is not null) alarms++;
        }

        Assert.InRange(alarms, 0, 10);
    }

    [Fact]
    public void Another_kind_of_problem_is_seen_and_the_fact_is_named()
    {
        var (numbers, seen) = (new SplitMix64(12), 0);
        for (var job = 0; job < 50; job++)
        {
            if (Drift.Of(Facts(numbers, 500, 0), Facts(numbers, 120, 0.35)) is { Fact: "moved", Chance: < 0.01 }) seen++;
        }

        Assert.InRange(seen, 45, 50);
    }

    [Fact]
    public void A_few_problems_tell_nothing_and_neither_does_a_fact_that_some_lack()
    {
        Assert.Null(Drift.Of([Sketch.Of("a", [.. Enumerable.Repeat(0.0, 500)])!], [Sketch.Of("a", [.. Enumerable.Repeat(1.0, 19)])!]));
        Assert.NotNull(Drift.Of([Sketch.Of("a", [.. Enumerable.Repeat(0.0, 500)])!], [Sketch.Of("a", [.. Enumerable.Repeat(1.0, 20)])!]));
        Assert.Null(Drift.Of([Sketch.Of("a", [.. Enumerable.Repeat(0.0, 500)])!], [Sketch.Of("b", [.. Enumerable.Repeat(1.0, 20)])!]));
        Assert.Null(Sketch.Of("a", [1, double.NaN]));
        Assert.Null(Sketch.Of("a", []));
    }

    [Fact]
    public void A_sketch_is_small_and_keeps_the_distance()
    {
        var (low, high) = (Sketch.Of("a", [.. Enumerable.Range(0, 10_000).Select(i => i / 10_000.0)])!, Sketch.Of("a", [.. Enumerable.Range(0, 7_000).Select(i => 0.25 + (i / 7_000.0))])!);
        Assert.InRange(low.Quantiles.Count, 2, 65);
        Assert.InRange(low.Distance(high), 0.25 - 0.02, 0.25 + 0.02);
        Assert.Equal(low.Distance(high), high.Distance(low), 12);
        Assert.Equal(0, low.Distance(low));
        Assert.Equal([7.0], Sketch.Of("a", [7])!.Quantiles);
    }

    private static List<Sketch> Facts(SplitMix64 numbers, int count, double shift) =>
    [
        Sketch.Of("still", [.. Enumerable.Range(0, count).Select(_ => Unit(numbers))])!,
        Sketch.Of("moved", [.. Enumerable.Range(0, count).Select(_ => Unit(numbers) + shift)])!,
        Sketch.Of("few values", [.. Enumerable.Range(0, count).Select(_ => (double)numbers.Below(3))])!,
    ];

    private static double Unit(SplitMix64 numbers) => numbers.Below(1_000_000) / 1e6;
}
