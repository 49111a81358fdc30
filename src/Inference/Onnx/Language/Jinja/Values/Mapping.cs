namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>A dictionary, in the order in which its keys were first given; it never changes.</summary>
internal sealed class Mapping
{
    private readonly OrderedDictionary<ValueTuple<object?>, object?> entries = new(Equality.Keys);

    public Mapping(IEnumerable<KeyValuePair<object?, object?>> pairs)
    {
        foreach (var (key, value) in pairs) entries[new(SafeText.Plain(key))] = value;
        (Weight, Depth) = Weights.Of(entries.SelectMany(e => new[] { e.Key.Item1, e.Value }));
    }

    /// <summary>Its keys and values and those of what is in it.</summary>
    public int Weight { get; }

    /// <summary>How many levels it has.</summary>
    public int Depth { get; }

    public int Count => entries.Count;

    public IReadOnlyList<object?> Keys => [.. entries.Keys.Select(k => k.Item1)];

    public IReadOnlyList<object?> Values => [.. entries.Values];

    public IEnumerable<(object? Key, object? Value)> Pairs => entries.Select(e => (e.Key.Item1, e.Value));

    public bool Has(object? key) => entries.ContainsKey(new(SafeText.Plain(key)));

    public bool Find(object? key, out object? value) => entries.TryGetValue(new(SafeText.Plain(key)), out value);
}
