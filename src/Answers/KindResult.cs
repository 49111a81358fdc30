namespace Ponder.Answers;

/// <summary>How the pairs of one kind were judged.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Equal">The pairs labelled equal.</param>
/// <param name="Different">The pairs labelled different.</param>
public sealed record KindResult(string Kind, PairCount Equal, PairCount Different);
