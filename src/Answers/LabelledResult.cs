namespace Ponder.Answers;

/// <summary>The two labels are counted apart: "always equal" scores well on one figure alone.</summary>
/// <param name="Equal">The pairs labelled equal.</param>
/// <param name="Different">The pairs labelled different.</param>
/// <param name="Pairs">Every pair as it was judged, in the file's order.</param>
public sealed record LabelledResult(PairCount Equal, PairCount Different, IReadOnlyList<JudgedPair> Pairs)
{
    /// <summary>The pairs that were not judged as labelled.</summary>
    public IEnumerable<JudgedPair> Wrong => Pairs.Where(pair => !pair.Right);

    /// <summary>The counts by kind, in the alphabet's order.</summary>
    public IReadOnlyList<KindResult> ByKind =>
    [
        .. Pairs.GroupBy(pair => pair.Kind).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new KindResult(group.Key, PairCount.Of(group, label: true), PairCount.Of(group, label: false))),
    ];
}
