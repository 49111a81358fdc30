using Ponder.Evaluation.Curves;

namespace Ponder.Evaluation.Simulation;

/// <summary>What a strategy would have come to on a budget.</summary>
/// <param name="Strategy">The strategy with its options.</param>
/// <param name="Budget">The budget, as a multiple of one sample's tokens; for a strategy that takes a number of samples, that number.</param>
/// <param name="Accuracy">The share of problems answered right, 0..1: the mean over the shuffles.</param>
/// <param name="Error">Its standard error over problems, each taken at its mean over the shuffles.</param>
/// <param name="Spread">Its standard error over the shuffles alone: what chance in the samples' order leaves.</param>
/// <param name="Tokens">Tokens a problem.</param>
/// <param name="Samples">Samples a problem.</param>
/// <param name="Waves">Waves a job took, on average; 1 for what no allocator decides.</param>
/// <param name="Unanswered">Problems of a job that got no sample, on average.</param>
/// <param name="Gain">
/// Its accuracy less that of the envelope of uniform rules at the same tokens: the best mixture of majority, ESC and adaptive consistency.
/// </param>
public sealed record SimulatedPoint(
    string Strategy, double Budget, double Accuracy, double Error, double Spread, double Tokens, double Samples, double Waves, double Unanswered, double Gain)
{
    /// <summary>What each problem came to, on average over the shuffles.</summary>
    internal IReadOnlyList<EvalRow> Rows { get; init; } = [];
}
