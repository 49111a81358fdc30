namespace Ponder.Evaluation.Reliability;

/// <summary>The confidences of one arm beside the raw shares.</summary>
/// <param name="Strategy">The strategy or allocator.</param>
/// <param name="N">Its budget, in sampled solutions; null where it takes none.</param>
/// <param name="Confidence">What the confidences are worth.</param>
/// <param name="Share">What the raw shares would be.</param>
public sealed record ConfidenceRow(string Strategy, int? N, ReliabilityMeasures Confidence, ReliabilityMeasures Share)
{
    internal static ConfidenceRow Of(string strategy, int? n, IReadOnlyList<AnsweredCase> cases) => new(
        strategy, n, ReliabilityMeasures.Of([.. cases.Select(c => (c.Confidence, c.Right))]), ReliabilityMeasures.Of([.. cases.Select(c => (c.Share, c.Right))]));
}
