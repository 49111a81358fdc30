using System.Globalization;

namespace Ponder.Search.Reliability;

/// <summary>
/// A job's problems look unlike those of the calibration: two-sample Kolmogorov-Smirnov tests of each fact, with Bonferroni's correction
/// (Rabanser, Günnemann and Lipton 2019). Then its confidences and promises may not hold.
/// </summary>
/// <param name="Fact">The fact that differs most surely.</param>
/// <param name="Distance">By how much: the largest difference between the shares of problems up to a value, 0..1.</param>
/// <param name="Chance">How likely chance alone would show as much in any of the facts, 0..1.</param>
public sealed record Drift(string Fact, double Distance, double Chance)
{
    private const double Level = 0.01;

    /// <summary>Fewer problems tell nothing.</summary>
    private const int Enough = 20;

    /// <summary>Distances up to this are the sketches' own: their steps are 1/64.</summary>
    private const double Grain = 1 / 64.0;

    /// <summary>The drift; null where none is seen, or there are too few problems to tell.</summary>
    /// <param name="calibration">The facts as the calibration saw them.</param>
    /// <param name="job">The facts of the job's problems; those the calibration did not see are left out.</param>
    public static Drift? Of(IReadOnlyList<Sketch> calibration, IReadOnlyList<Sketch> job)
    {
        var pairs = job.Where(j => j.Count >= Enough).Select(j => (Job: j, Seen: calibration.FirstOrDefault(c => c.Fact == j.Fact)!))
            .Where(p => p.Seen is not null && p.Seen.Count >= Enough).ToList();
        var worst = pairs.Select(p => Test(p.Seen, p.Job, pairs.Count)).OrderBy(d => d.Chance).ThenByDescending(d => d.Distance).FirstOrDefault();
        return worst?.Chance < Level ? worst : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"these problems look unlike those that confidences were fitted on ({Fact}: distance {Distance:F2}, p {(Chance < 0.0001 ? "< 0.0001" : $"= {Chance:F4}")}): confidences and target accuracies may not hold");

    private static Drift Test(Sketch a, Sketch b, int tests)
    {
        var distance = Math.Max(0, a.Distance(b) - Grain);
        var root = Math.Sqrt(a.Count * (double)b.Count / (a.Count + b.Count));
        return new(a.Fact, distance, Math.Min(1, tests * Tail((root + 0.12 + (0.11 / root)) * distance)));
    }

    /// <summary>The chance of a distance that large, by Kolmogorov's series with Stephens's correction (1970) in its argument.</summary>
    private static double Tail(double x)
    {
        if (x < 0.3) return 1;
        var sum = 0.0;
        for (var k = 1; k <= 50; k++) sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * x * x);
        return Math.Clamp(sum, 0, 1);
    }
}
