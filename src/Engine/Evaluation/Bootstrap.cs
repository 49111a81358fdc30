using Ponder.Core.Seeds;

namespace Ponder.Engine.Evaluation;

/// <summary>A mean and its 95 % interval.</summary>
public readonly record struct Estimate(double Value, double Low, double High);

/// <summary>Percentile bootstrap over problems (Efron 1979), with resamples drawn from a fixed seed so that a table can be printed again.</summary>
public static class Bootstrap
{
    private const int Resamples = 2000;

    /// <summary>The mean of the values with its interval; of no values it is not a number.</summary>
    public static Estimate Mean(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return new(double.NaN, double.NaN, double.NaN);
        var means = new double[Resamples];
        var draw = new Draws(Seed.Hash($"bootstrap {values.Count}"));
        for (var i = 0; i < Resamples; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < values.Count; j++) sum += values[draw.Below(values.Count)];
            means[i] = sum / values.Count;
        }

        Array.Sort(means);
        return new(values.Average(), means[(int)(Resamples * 0.025)], means[(int)(Resamples * 0.975)]);
    }

    /// <summary>The mean of the paired differences <c>a − b</c>, problem by problem.</summary>
    public static Estimate Difference(IReadOnlyList<double> a, IReadOnlyList<double> b) => Mean([.. a.Zip(b, (x, y) => x - y)]);

    /// <summary>SplitMix64 (Steele et al. 2014).</summary>
    private sealed class Draws(ulong state)
    {
        private ulong state = state;

        public int Below(int limit)
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)(((UInt128)(z ^ (z >> 31)) * (ulong)limit) >> 64);
        }
    }
}
