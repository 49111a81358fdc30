using Ponder.Evaluation.Curves;
using Ponder.Search.Solving;

namespace Ponder.Evaluation.Simulation;

/// <summary>A simulation's figures.</summary>
/// <param name="Problems">Problems with references.</param>
/// <param name="Samples">Recorded samples of all of them.</param>
/// <param name="Shuffles">Orders in which they were drawn.</param>
/// <param name="SampleTokens">Mean tokens of one sample of every problem: what a budget of 1 is.</param>
/// <param name="Scored">Whether the samples have a verifier's scores.</param>
/// <param name="Points">One per strategy and budget.</param>
/// <param name="Envelope">The corners of the envelope of uniform rules, by rising tokens.</param>
public sealed record SimulationResult(
    int Problems, int Samples, int Shuffles, double SampleTokens, bool Scored, IReadOnlyList<SimulatedPoint> Points, IReadOnlyList<EnvelopeCorner> Envelope)
{
    /// <summary>Each problem's fifth by the share of its samples that are right, 1 the easiest.</summary>
    internal IReadOnlyList<int> Bins { get; init; } = [];

    /// <summary>
    /// How far the envelope's end is above it where the points of a strategy are, on average, 0.01 a point: what a rule that ended in the same
    /// votes after one sample would gain.
    /// </summary>
    /// <param name="points">The points.</param>
    public double Room(IEnumerable<SimulatedPoint> points) => points.Average(p => Envelope[^1].Accuracy - (p.Accuracy - p.Gain));

    /// <summary>The same as an evaluation, whose budgets are multiples of one sample, with the envelope as a line of its own.</summary>
    public EvalResult Curves() => new(
        [
            .. Points.Select(p => EvalPoint.Of(Line(p.Strategy), p.Budget, "", p.Rows, Bins)),
            .. Envelope.Select(c => new EvalPoint("envelope of uniform rules", Math.Round(c.Tokens / SampleTokens, 1), "", new(0, Problems, c.Accuracy, c.Accuracy, c.Accuracy, 0, c.Tokens, 0, 0), [.. Enumerable.Range(1, Search.Calibration.Bins.Count).Select(bin => EvalCell.Of(bin, []))])),
        ],
        [], []);

    /// <summary>The points of one strategy are a line, whatever numbers of samples they stand for.</summary>
    private static string Line(string strategy) => StrategyChoice.Parse(strategy).Without("n").Text;
}

/// <summary>A corner of the envelope.</summary>
/// <param name="Strategy">The rule.</param>
/// <param name="Tokens">What it spends on a problem.</param>
/// <param name="Accuracy">What it comes to, 0..1.</param>
public sealed record EnvelopeCorner(string Strategy, double Tokens, double Accuracy);
