using Ponder.Inference.Onnx;

namespace Ponder.Inference.Tests.Onnx;

public sealed class SamplerTests
{
    [Fact]
    public void Draws_follow_the_softmax_at_the_temperature()
    {
        var logits = Enumerable.Range(0, 50).Select(i => (float)Math.Sin(i) * 2).ToArray();
        const double temperature = 0.7;
        var weights = logits.Select(logit => Math.Exp(logit / temperature)).ToArray();
        const int draws = 200_000;
        var counts = new int[logits.Length];

        for (var i = 0; i < draws; i++)
            counts[Sampler.Pick(logits, temperature, (ulong)(i / 100), i % 100)]++;

        // Chi-square with 49 degrees of freedom: above 85.4 once in a thousand.
        var chi = counts.Select((count, i) => (Seen: count, Due: draws * weights[i] / weights.Sum()))
            .Sum(cell => (cell.Seen - cell.Due) * (cell.Seen - cell.Due) / cell.Due);
        Assert.InRange(chi, 10, 85.4);
    }

    [Fact]
    public void Temperature_zero_takes_the_first_of_the_likeliest() =>
        Assert.Equal(2, Sampler.Pick([1f, 2f, 5f, 5f, -1f], 0, 77, 3));

    [Theory]
    [InlineData(0)]
    [InlineData(0.8)]
    public void Logits_that_are_no_numbers_give_no_token(double temperature) =>
        Assert.Equal(-1, Sampler.Pick([1f, float.NaN, 2f], temperature, 1, 0));

    [Fact]
    public void Sureness_is_minus_the_mean_log_probability_of_the_twenty_likeliest()
    {
        var logits = Enumerable.Range(0, 300).Select(i => (float)Math.Sin(i) * 5).ToArray();
        logits[17] = float.NegativeInfinity;
        var total = Math.Log(logits.Sum(l => Math.Exp(l)));
        var expected = -logits.OrderDescending().Take(20).Average(l => l - total);
        Assert.Equal(expected, TokenSureness.Of(logits, Sampler.Best(logits)), 5);
        Assert.Equal(Math.Log(2), TokenSureness.Of([1f, 1f, float.NegativeInfinity], 0), 6);
    }

    [Fact]
    public void An_impossible_token_is_never_drawn()
    {
        float[] logits = [float.NegativeInfinity, 0f, float.NegativeInfinity, 0f];

        Assert.All(Enumerable.Range(0, 2000), i => Assert.True(Sampler.Pick(logits, 1, (ulong)i, i) is 1 or 3));
    }

    [Fact]
    public void Neighbouring_seeds_and_places_draw_independently()
    {
        var numbers = Enumerable.Range(0, 10_000).Select(i => Sampler.Uniform((ulong)(i / 100), i % 100)).ToList();

        Assert.Equal(10_000, numbers.Distinct().Count());
        Assert.Equal(0.5, numbers.Average(), 0.015);
    }
}
