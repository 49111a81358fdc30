namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>Which of two values is the smaller.</summary>
internal static class Ordering
{
    /// <summary>Below 0, 0 or above 0; null where a number is none, which is neither smaller nor larger.</summary>
    /// <exception cref="JinjaFault">The two have no order.</exception>
    public static int? Compare(object? one, object? other)
    {
        (one, other) = (SafeText.Plain(one), SafeText.Plain(other));
        if (one is long a && other is long b) return a.CompareTo(b);
        if (Types.IsNumber(one) && Types.IsNumber(other))
        {
            var (x, y) = (Types.Number(one), Types.Number(other));
            return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
        }

        return (one, other) switch
        {
            (string x, string y) => Points.Compare(x, y),
            (Sequence { Kind: SequenceKind.List or SequenceKind.Tuple } x, Sequence y) when x.Kind == y.Kind => Compare(x.Items, y.Items),
            (Undefined undefined, _) => throw undefined.Fault,
            (_, Undefined undefined) => throw undefined.Fault,
            _ => throw new JinjaFault($"a {Types.Name(one)} and a {Types.Name(other)} have no order"),
        };
    }

    private static int? Compare(IReadOnlyList<object?> one, IReadOnlyList<object?> other)
    {
        for (var i = 0; i < Math.Min(one.Count, other.Count); i++)
            if (!Equality.Same(one[i], other[i])) return Compare(one[i], other[i]);
        return one.Count.CompareTo(other.Count);
    }

    /// <summary>The items in order; equal ones stay as they stood.</summary>
    public static List<object?> Sorted(IEnumerable<object?> items, Func<object?, object?> key, bool reverse)
    {
        var keyed = items.Select(item => (Key: key(item), Item: item)).ToList();
        var order = Comparer<object?>.Create((x, y) => Compare(x, y) ?? 0);
        try
        {
            return [.. (reverse ? keyed.OrderByDescending(k => k.Key, order) : keyed.OrderBy(k => k.Key, order)).Select(k => k.Item)];
        }
        catch (InvalidOperationException e) when (e.InnerException is JinjaFault fault)
        {
            throw new JinjaFault(fault.Message);
        }
    }
}
