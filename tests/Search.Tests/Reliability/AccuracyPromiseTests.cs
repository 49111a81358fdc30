using Ponder.Core.Seeds;
using Ponder.Search.Reliability;

namespace Ponder.Search.Tests.Reliability;

public sealed class AccuracyPromiseTests
{
    [Theory]
    [InlineData(0, 0, 1, 0, 0.5)]
    [InlineData(9, 1, 1, 0, 2 / 12.0)]
    [InlineData(9, 1, 1, 1, 0)]
    [InlineData(0, 0, 9, 4, 0.5)]
    public void The_chance_of_more_wrong_answers_is_beta_binomial(int right, int wrong, int count, int most, double chance) =>
        Assert.Equal(chance, AccuracyPromise.Exceeds(right, wrong, count, most), 9);

    [Fact]
    public void Many_seen_answers_make_it_binomial()
    {
        var binomial = 0.0;
        for (var k = 0; k <= 5; k++) binomial += Choose(60, k) * Math.Pow(0.05, k) * Math.Pow(0.95, 60 - k);
        Assert.Equal(1 - binomial, AccuracyPromise.Exceeds(9_500_000, 500_000, 60, 5), 5);
    }

    [Theory]
    [InlineData(0.90)]
    [InlineData(0.95)]
    public void The_promise_is_kept_in_95_of_100_jobs(double target)
    {
        const int Jobs = 400;
        var (numbers, kept, answered) = (new SplitMix64(7), 0, 0L);
        for (var job = 0; job < Jobs; job++)
        {
            var cases = Cases(Draw(numbers, 600));
            var rows = Draw(numbers, 300);
            var from = AccuracyPromise.Threshold(cases, [.. rows.Select(r => r.Confidence)], target);
            var sure = rows.Where(r => from is { } least && HeldOutBin.Of(r.Confidence) >= least).ToList();
            answered += sure.Count;
            if (sure.Count == 0 || sure.Count(r => r.Right) >= target * sure.Count) kept++;
        }

        Assert.InRange(kept, Jobs * 93 / 100, Jobs);
        Assert.InRange(answered / (double)Jobs, 15, 300);
    }

    [Fact]
    public void Too_few_cases_promise_nothing() =>
        Assert.Null(AccuracyPromise.Threshold(new([new(0.995, 20, 0)]), [0.999, 0.999], 0.95));

    [Fact]
    public void Answers_that_are_all_right_all_pass() =>
        Assert.Equal(0.5, AccuracyPromise.Threshold(new([new(0.9, 300, 0), new(0.5, 300, 0)]), [.. Enumerable.Repeat(0.95, 100), .. Enumerable.Repeat(0.6, 100)], 0.9));

    [Fact]
    public void A_wrong_answer_among_the_surest_few_does_not_end_the_tests() =>
        Assert.Equal(0.985, AccuracyPromise.Threshold(new([new(0.995, 38, 2), new(0.985, 460, 0)]), [.. Enumerable.Repeat(0.996, 24), .. Enumerable.Repeat(0.987, 276)], 0.97));

    [Fact]
    public void What_a_job_may_expect_grows_with_what_was_seen()
    {
        var numbers = new SplitMix64(8);
        var (few, many) = (Cases(Draw(numbers, 150)), Cases(Draw(numbers, 3000)));
        Assert.Null(AccuracyPromise.Expected(few, 300, 0.99));
        var expected = AccuracyPromise.Expected(many, 300, 0.9)!.Value;
        Assert.InRange(expected.Coverage, 0.3, 0.9);
        Assert.InRange(AccuracyPromise.Expected(many, 300, 0.95)!.Value.Coverage, 0.1, expected.Coverage);
        Assert.InRange(AccuracyPromise.Expected(many, 3_000_000, 0.95)!.Value.Coverage, AccuracyPromise.Expected(many, 100, 0.95)!.Value.Coverage, 1);
    }

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(0.9999, 0.995)]
    [InlineData(0.005, 0.005)]
    [InlineData(0.0049, 0.0)]
    public void Confidences_are_rounded_down(double confidence, double bin) => Assert.Equal(bin, HeldOutBin.Of(confidence), 9);

    /// <summary>Answers with honest confidences, most of them sure.</summary>
    private static List<(double Confidence, bool Right)> Draw(SplitMix64 numbers, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var confidence = 1 - (0.8 * Math.Pow(Unit(numbers), 2));
        return (confidence, Unit(numbers) < confidence);
    })];

    private static HeldOutCases Cases(List<(double Confidence, bool Right)> cases) => new(
    [
        .. cases.GroupBy(c => HeldOutBin.Of(c.Confidence)).OrderByDescending(g => g.Key).Select(g => new HeldOutBin(g.Key, g.Count(c => c.Right), g.Count(c => !c.Right))),
    ]);

    private static double Unit(SplitMix64 numbers) => numbers.Below(1_000_000) / 1e6;

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
