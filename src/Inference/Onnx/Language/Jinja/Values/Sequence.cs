namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>What a sequence is in Python.</summary>
internal enum SequenceKind
{
    List,
    Tuple,
    Range,

    /// <summary>The keys, values or items of a mapping: can be counted and walked, not indexed.</summary>
    View,

    /// <summary>What filters such as map give: can be walked once.</summary>
    Generator,
}

/// <summary>A list, a tuple or one of their kin; its items never change.</summary>
internal sealed class Sequence
{
    private readonly IReadOnlyList<object?> items;
    private int taken;

    public Sequence(SequenceKind kind, IReadOnlyList<object?> items, string name = "")
    {
        (this.items, Kind, Name) = (items, kind, name);
        (Weight, Depth) = Weights.Of(items);
    }

    public SequenceKind Kind { get; }

    /// <summary>How Python names it where it prints it.</summary>
    public string Name { get; }

    /// <summary>Its items and those of what is in it.</summary>
    public int Weight { get; }

    /// <summary>How many levels it has.</summary>
    public int Depth { get; }

    /// <summary>Whether it can be indexed and cut.</summary>
    public bool Indexed => Kind is SequenceKind.List or SequenceKind.Tuple or SequenceKind.Range;

    /// <summary>The items, as far as nobody has walked them where they can be walked once.</summary>
    public IReadOnlyList<object?> Items => Kind == SequenceKind.Generator && taken > 0 ? [.. items.Skip(taken)] : items;

    public static Sequence List(IReadOnlyList<object?> items) => new(SequenceKind.List, items);

    public static Sequence Tuple(params IReadOnlyList<object?> items) => new(SequenceKind.Tuple, items);

    public static Sequence Generator(IReadOnlyList<object?> items) => new(SequenceKind.Generator, items, "generator");

    /// <summary>The items, walked up to that many.</summary>
    public IReadOnlyList<object?> Take(int most = int.MaxValue)
    {
        var left = Items;
        if (Kind == SequenceKind.Generator) taken = (int)Math.Min(items.Count, (long)taken + most);
        return most < left.Count ? [.. left.Take(most)] : left;
    }
}
