namespace Ponder.Core.Budgets;

/// <summary>What may be spent at most, in any of four units; null is no limit in that unit.</summary>
/// <param name="Tokens">Tokens of any model, read or written.</param>
/// <param name="Samples">Full-length solutions' worth of writing, as <see cref="Spend.Samples"/> counts them.</param>
/// <param name="Flops">Floating-point operations.</param>
/// <param name="Money">US dollars.</param>
public sealed record Cap(long? Tokens = null, long? Samples = null, decimal? Flops = null, decimal? Money = null)
{
    /// <summary>No limit at all.</summary>
    public static Cap None { get; } = new();

    /// <summary>Whether the spend stays within every limit.</summary>
    public bool Allows(Spend spend) =>
        !(spend.Tokens > Tokens) && !(spend.Samples > Samples) && !(spend.Flops > Flops) && !(spend.Money > Money);

    /// <summary>What is left after the spend; never below zero.</summary>
    public Cap Less(Spend spend) => new(
        Tokens is { } t ? Math.Max(0, t - spend.Tokens) : null,
        Samples is { } s ? Math.Max(0, s - spend.Samples) : null,
        Flops is { } f ? Math.Max(0, f - spend.Flops) : null,
        Money is { } m ? Math.Max(0, m - spend.Money) : null);

    /// <summary>Less another share of the same cap.</summary>
    public Cap Less(Cap held) => new(
        Tokens - (held.Tokens ?? 0), Samples - (held.Samples ?? 0), Flops - (held.Flops ?? 0), Money - (held.Money ?? 0));

    /// <summary>The share <paramref name="part"/>/<paramref name="whole"/>, rounded down to whole tokens and samples.</summary>
    public Cap Share(long part, long whole) => new(
        Floor(Tokens, part, whole), Floor(Samples, part, whole), Floor(Flops, part, whole), Floor(Money, part, whole));

    /// <summary>Limits added unit by unit; a unit that only one of them limits keeps that limit.</summary>
    public Cap Plus(Cap more) => new(
        Add(Tokens, more.Tokens), Add(Samples, more.Samples), Add(Flops, more.Flops), Add(Money, more.Money));

    private static long? Floor(long? total, long part, long whole) => total is { } t ? (long)((Int128)t * part / whole) : null;

    /// <summary>Divided first, so that no product overflows; what rounding adds is taken off again.</summary>
    private static decimal? Floor(decimal? total, long part, long whole) =>
        total is { } t ? part == whole ? t : Math.Min(t, t / whole * part) : null;

    private static long? Add(long? a, long? b) => a is null ? b : a + (b ?? 0);

    private static decimal? Add(decimal? a, decimal? b) => a is null ? b : a + (b ?? 0);
}
