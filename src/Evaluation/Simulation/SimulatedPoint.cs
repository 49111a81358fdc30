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
    string Strategy, double Budget, double Accuracy, double Error, double Spread, double Tokens, double Samples, double Waves, double Unanswered, double Gain);

/// <summary>A simulation's figures.</summary>
/// <param name="Problems">Problems with references.</param>
/// <param name="Samples">Recorded samples of all of them.</param>
/// <param name="Shuffles">Orders in which they were drawn.</param>
/// <param name="SampleTokens">Mean tokens of one sample of every problem: what a budget of 1 is.</param>
/// <param name="Points">One per strategy and budget.</param>
/// <param name="Envelope">The corners of the envelope of uniform rules, by rising tokens.</param>
public sealed record SimulationResult(
    int Problems, int Samples, int Shuffles, double SampleTokens, IReadOnlyList<SimulatedPoint> Points, IReadOnlyList<EnvelopeCorner> Envelope);

/// <summary>A corner of the envelope.</summary>
/// <param name="Strategy">The rule.</param>
/// <param name="Tokens">What it spends on a problem.</param>
/// <param name="Accuracy">What it comes to, 0..1.</param>
public sealed record EnvelopeCorner(string Strategy, double Tokens, double Accuracy);
