namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>When two values are the same to Python: 1, 1.0 and true are.</summary>
internal static class Equality
{
    /// <summary>The same for keys of mappings.</summary>
    public static readonly IEqualityComparer<ValueTuple<object?>> Keys = new KeyEquality();

    public static bool Same(object? one, object? other)
    {
        (one, other) = (SafeText.Plain(one), SafeText.Plain(other));
        if (one is long a && other is long b) return a == b;
        if (Types.IsNumber(one) && Types.IsNumber(other)) return Types.Number(one) == Types.Number(other);
        return (one, other) switch
        {
            (string x, string y) => x == y,
            (Undefined, Undefined) => true,
            (Sequence { Indexed: true } x, Sequence y) when x.Kind == y.Kind => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(p => Same(p.First, p.Second)),
            (Mapping x, Mapping y) => x.Count == y.Count && x.Pairs.All(p => y.Find(p.Key, out var value) && Same(p.Value, value)),
            _ => ReferenceEquals(one, other),
        };
    }

    private static int Hash(object? key) => SafeText.Plain(key) switch
    {
        null => 1,
        string text => text.GetHashCode(StringComparison.Ordinal),
        bool or long or double => Types.Number(key).GetHashCode(),
        Sequence { Kind: SequenceKind.Tuple } tuple => tuple.Items.Aggregate(2, (sum, item) => HashCode.Combine(sum, Hash(item))),
        Sequence { Indexed: true } or Mapping => throw new JinjaFault($"a {Types.Name(key)} cannot be the key of a dict"),
        Undefined => 3,
        _ => key!.GetHashCode(),
    };

    private sealed class KeyEquality : IEqualityComparer<ValueTuple<object?>>
    {
        public bool Equals(ValueTuple<object?> x, ValueTuple<object?> y) => Same(x.Item1, y.Item1);

        public int GetHashCode(ValueTuple<object?> key) => Hash(key.Item1);
    }
}
