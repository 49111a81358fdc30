namespace Ponder.Inference.Onnx.Language.Sampling;

/// <summary>Which tokens may be drawn at all. The cuts are made in this order, each among those that the one before has left.</summary>
internal sealed record Truncation
{
    /// <summary>The so many likeliest; null is all.</summary>
    public int? TopK { get; init; }

    /// <summary>The likeliest that together have this share of the chance (Holtzman et al. 2020, section 3.1); null is all.</summary>
    public double? TopP { get; init; }

    /// <summary>Those with at least this part of the likeliest one's chance (Nguyen et al. 2024, section 3); null is all.</summary>
    public double? MinP { get; init; }

    /// <summary>The words of a fingerprint.</summary>
    public override string ToString() => FormattableString.Invariant($"k{TopK} p{TopP} m{MinP}");
}
