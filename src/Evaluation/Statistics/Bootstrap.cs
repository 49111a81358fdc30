using System.Text.Json.Serialization;

namespace Ponder.Evaluation.Statistics;

/// <summary>A value and its 95 % interval.</summary>
/// <param name="Value">What was measured.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
public readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>How likely the value is not above what it was held against (0 where nothing is said): the share of resamples that are not.</summary>
    /// <value>Above 0, for no number of resamples shows a certainty; not a number where none were drawn.</value>
    [JsonIgnore]
    public double P { get; init; } = double.NaN;
}

/// <summary>
/// Percentile bootstrap over problems (Efron 1979; 2,000 resamples), drawn from a fixed seed so that a table can be printed again.
/// </summary>
public static class Bootstrap
{
    private const int Resamples = 2000;

    /// <summary>The smallest p-value that so many resamples can show.</summary>
    internal const double LeastP = 1.0 / (Resamples + 1);

    /// <summary>The mean of the values with its interval; of no values it is not a number.</summary>
    public static Estimate Mean(IReadOnlyList<double> values) =>
        Statistic(values.Count, places => places.Average(place => values[place]));

    /// <summary>The mean of the paired differences <c>a − b</c>, problem by problem.</summary>
    /// <param name="a">A value per problem.</param>
    /// <param name="b">The same problems' values of the other, in the same order.</param>
    public static Estimate Difference(IReadOnlyList<double> a, IReadOnlyList<double> b) => Mean([.. a.Zip(b, (x, y) => x - y)]);

    /// <summary>Anything computed from problems, with its interval; of no problems it is not a number.</summary>
    /// <param name="count">How many problems there are.</param>
    /// <param name="of">The value of a resample: the places of its problems, some of them several times.</param>
    /// <param name="centred">
    /// Whether the interval is moved by how far resamples are off the value on average: some measures, such as a calibration error, grow when
    /// problems are resampled.
    /// </param>
    /// <param name="against">What <see cref="Estimate.P"/> is about.</param>
    public static Estimate Statistic(int count, Func<IReadOnlyList<int>, double> of, bool centred = false, double against = 0)
    {
        if (count == 0) return new(double.NaN, double.NaN, double.NaN);
        var (values, draws, places) = (new double[Resamples], new Draws($"bootstrap {count}"), new int[count]);
        for (var i = 0; i < Resamples; i++)
        {
            for (var j = 0; j < count; j++) places[j] = draws.Below(count);
            values[i] = of(places);
        }

        Array.Sort(values);
        var value = of([.. Enumerable.Range(0, count)]);
        var off = centred ? values.Average() - value : 0;
        return new(value, values[(int)(Resamples * 0.025)] - off, values[(int)(Resamples * 0.975)] - off)
        {
            P = (1.0 + values.Count(v => v - off <= against)) / (Resamples + 1),
        };
    }
}
