using System.Text.Json.Serialization;

namespace Ponder.Search.Reliability;

/// <summary>The fit for one strategy, and what it came to on problems that it was not fitted on.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Weights">A weight for each of <see cref="ConfidenceFacts.Names"/>.</param>
/// <param name="HeldOut">How fits without them saw the problems of the calibration, for each budget that was played.</param>
public sealed record StrategyConfidence(string Strategy, IReadOnlyList<double> Weights, IReadOnlyList<HeldOutCases> HeldOut)
{
    private const double Least = 0.001;

    /// <summary>Without a fit: the belief as it is.</summary>
    public static StrategyConfidence Unfitted { get; } = new("", [0, 1, .. Enumerable.Repeat(0.0, ConfidenceFacts.Names.Count - 2)], []);

    /// <summary>How likely an answer with those facts is right, 0.001 to 0.999.</summary>
    /// <param name="facts">What the pool shows.</param>
    /// <param name="n">The budget, in sampled solutions: the fit of just that budget counts, where there is one.</param>
    public double Chance(IReadOnlyList<double> facts, int? n = null) => Chance(facts, HeldOut.FirstOrDefault(cases => cases.N == n)?.Weights ?? Weights);

    /// <summary>How likely an answer with those facts is right by those weights, 0.001 to 0.999.</summary>
    public static double Chance(IReadOnlyList<double> facts, IReadOnlyList<double> weights) =>
        Math.Clamp(1 / (1 + Math.Exp(-weights.Zip(facts, (weight, fact) => weight * fact).Sum())), Least, 1 - Least);

    /// <summary>The cases of the budget nearest to that; null where none was played.</summary>
    /// <param name="n">The budget, in sampled solutions; null is the strategy's own.</param>
    public HeldOutCases? Near(int? n) => HeldOut.Where(cases => cases.Bins.Count > 0).MinBy(cases => Math.Abs(Math.Log(Math.Max(1, cases.N ?? 1)) - Math.Log(Math.Max(1, n ?? 1))));
}

/// <summary>Problems that a fit did not know: how sure it was of their answers, and how many of them were right.</summary>
/// <param name="Bins">The cases by confidence, the surest first.</param>
public sealed record HeldOutCases(IReadOnlyList<HeldOutBin> Bins)
{
    /// <summary>The budget they were answered on, in sampled solutions.</summary>
    /// <value>Null where the strategy takes none.</value>
    public int? N { get; init; }

    /// <summary>The weights for just this budget, drawn to those for all of them; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>What a problem of them cost on average, in tokens of all models.</summary>
    public double Tokens { get; init; }

    /// <summary>How the facts of their pools were spread.</summary>
    /// <value>Empty by default: a job's are held against nothing.</value>
    public IReadOnlyList<Sketch> Sketches { get; init; } = [];

    /// <summary>How a job's problems differ from these; null where they do not, or it cannot be told.</summary>
    /// <param name="job">What the job's problems show.</param>
    /// <param name="n">The job's budget, in sampled solutions a problem: on another one only first samples are compared.</param>
    public Drift? Drift(PoolSketches job, int? n) => Reliability.Drift.Of(Sketches, n == N ? job.All() : job.Drafts());
}

/// <summary>Cases of the same confidence.</summary>
/// <param name="Confidence">The confidence, a multiple of 0.005.</param>
/// <param name="Right">Cases that were right.</param>
/// <param name="Wrong">Cases that were not.</param>
public readonly record struct HeldOutBin(double Confidence, int Right, int Wrong)
{
    /// <summary>The bin that a confidence falls into: it is rounded down, so that no promise is made of less than was seen.</summary>
    public static double Of(double confidence) => Math.Floor((confidence * 200) + 1e-9) / 200;
}
