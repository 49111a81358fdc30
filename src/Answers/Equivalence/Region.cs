using System.Numerics;

namespace Ponder.Answers.Equivalence;

/// <summary>An end of an interval, in fixed-point form; null stands for infinity.</summary>
internal readonly record struct End(BigInteger? Value, bool Closed, bool Decimal);

internal readonly record struct Interval(End Low, End High);

/// <summary>A set of real numbers as disjoint intervals in order, no two of them touching.</summary>
internal sealed class Region
{
    private static readonly BigInteger Tolerance = BigInteger.One << 64;

    public static readonly Region Empty = new([]);
    public static readonly Region All = new([new Interval(new End(null, false, false), new End(null, false, false))]);

    private Region(IReadOnlyList<Interval> intervals) => Intervals = intervals;

    public IReadOnlyList<Interval> Intervals { get; }

    public bool IsEmpty => Intervals.Count == 0;

    public static Region Of(End low, End high)
    {
        if (low.Value is { } from && high.Value is { } to)
        {
            var order = Compare(from, to);
            if (order > 0 || (order == 0 && !(low.Closed && high.Closed))) return Empty;
        }

        return new([new Interval(low, high)]);
    }

    public static Region Point(BigInteger value, bool isDecimal) => Of(new End(value, true, isDecimal), new End(value, true, isDecimal));

    public Region Union(Region other)
    {
        var merged = new List<Interval>();
        foreach (var interval in Intervals.Concat(other.Intervals).Order(Comparer<Interval>.Create(ByLow)))
        {
            if (merged.Count == 0 || !Touches(merged[^1].High, interval.Low)) merged.Add(interval);
            else if (Reaches(interval.High, merged[^1].High)) merged[^1] = merged[^1] with { High = interval.High };
        }

        return new(merged);
    }

    public Region Complement()
    {
        var gaps = new List<Interval>();
        var low = new End(null, false, false);
        foreach (var interval in Intervals)
        {
            if (interval.Low.Value is not null) gaps.Add(new Interval(low, Flip(interval.Low)));
            if (interval.High.Value is null) return new(gaps);
            low = Flip(interval.High);
        }

        gaps.Add(new Interval(low, new End(null, false, false)));
        return new(gaps);
    }

    public Region Intersect(Region other) => Complement().Union(other.Complement()).Complement();

    /// <summary>All x with ax + b in the region, for fixed-point values a ≠ 0 and b.</summary>
    public Region Preimage(BigInteger a, BigInteger b)
    {
        var mapped = Intervals.Select(i => new Interval(Back(i.Low, a, b), Back(i.High, a, b)));
        return new([.. a.Sign > 0 ? mapped : mapped.Select(i => new Interval(i.High, i.Low)).Reverse()]);
    }

    private static End Back(End end, BigInteger a, BigInteger b) =>
        end.Value is { } v ? end with { Value = Arithmetic.Fixed.Divide(v - b, a) } : end;

    private static End Flip(End end) => end with { Closed = !end.Closed };

    private static int ByLow(Interval a, Interval b)
    {
        if (a.Low.Value is null || b.Low.Value is null) return (a.Low.Value is null ? 0 : 1) - (b.Low.Value is null ? 0 : 1);
        var order = Compare(a.Low.Value.Value, b.Low.Value.Value);
        return order != 0 ? order : b.Low.Closed.CompareTo(a.Low.Closed);
    }

    private static bool Touches(End high, End low)
    {
        if (high.Value is not { } end || low.Value is not { } start) return true;
        var order = Compare(start, end);
        return order < 0 || (order == 0 && (high.Closed || low.Closed));
    }

    private static bool Reaches(End candidate, End current)
    {
        if (current.Value is not { } reached) return false;
        if (candidate.Value is not { } value) return true;
        var order = Compare(value, reached);
        return order > 0 || (order == 0 && candidate.Closed);
    }

    private static int Compare(BigInteger a, BigInteger b) => BigInteger.Abs(a - b) < Tolerance ? 0 : a.CompareTo(b);
}
