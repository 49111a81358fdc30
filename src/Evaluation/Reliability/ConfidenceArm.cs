using Ponder.Search.Solving;

namespace Ponder.Evaluation.Reliability;

/// <summary>What is played to learn how likely its answers are right.</summary>
/// <param name="Strategy">The strategy or allocator.</param>
/// <param name="N">What a problem may cost, in sampled solutions; null where the strategy takes no budget.</param>
public sealed record ConfidenceArm(StrategyChoice Strategy, int? N);
