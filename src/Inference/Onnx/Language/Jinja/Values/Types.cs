namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>What a value is, by Python's names, and how it is read as a number or walked.</summary>
internal static class Types
{
    public static string Name(object? value) => value switch
    {
        null => "None",
        bool => "bool",
        long => "int",
        double => "float",
        string or SafeText => "str",
        Mapping => "dict",
        Sequence { Kind: SequenceKind.View or SequenceKind.Generator } sequence => sequence.Name,
        Sequence sequence => sequence.Kind.ToString().ToLowerInvariant(),
        Undefined => "undefined value",
        Namespace => "namespace",
        _ => "function",
    };

    public static bool IsNumber(object? value) => value is bool or long or double;

    /// <summary>A whole number; true is 1.</summary>
    public static long Integer(object? value, string what) => value switch
    {
        long number => number,
        bool flag => flag ? 1 : 0,
        Undefined undefined => throw undefined.Fault,
        _ => throw new JinjaFault($"{what} is a {Name(value)}: expected a whole number"),
    };

    public static double Number(object? value) => value switch
    {
        double number => number,
        long number => number,
        bool flag => flag ? 1 : 0,
        Undefined undefined => throw undefined.Fault,
        _ => throw new JinjaFault($"expected a number, found a {Name(value)}"),
    };

    /// <summary>Whether it can be walked.</summary>
    public static bool IsWalked(object? value) => value is string or SafeText or Sequence or Mapping or Undefined;

    /// <summary>What walking it gives: items, keys, characters.</summary>
    public static IReadOnlyList<object?> Walk(object? value) => value switch
    {
        Sequence sequence => sequence.Take(),
        Mapping mapping => mapping.Keys,
        string text => [.. Points.Of(text)],
        SafeText safe => [.. Points.Of(safe.Text)],
        Undefined => [],
        _ => throw new JinjaFault($"a {Name(value)} cannot be walked: expected a list, a dict or a text"),
    };

    public static long Length(object? value) => value switch
    {
        string text => Points.Count(text),
        SafeText safe => Points.Count(safe.Text),
        Sequence { Kind: not SequenceKind.Generator } sequence => sequence.Items.Count,
        Mapping mapping => mapping.Count,
        Undefined => 0,
        _ => throw new JinjaFault($"a {Name(value)} has no length"),
    };
}
