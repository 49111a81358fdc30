namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>Arguments by their names; what is not given has the default that the reader names.</summary>
internal sealed class Bound(string function, IReadOnlyDictionary<string, object?> values)
{
    public bool Has(string name) => values.ContainsKey(name);

    public object? Value(string name, object? other = null) => values.TryGetValue(name, out var value) ? value : other;

    /// <summary>What must be given.</summary>
    public object? Needed(string name) => values.TryGetValue(name, out var value) ? value : throw new JinjaFault($"{function} needs {name}");

    public string Text(string name) =>
        SafeText.Plain(Needed(name)) is string text ? text : throw new JinjaFault($"{function}: {name} is a {Types.Name(Needed(name))}: expected a text");

    /// <summary>A text, or none.</summary>
    public string? TextOrNone(string name) => Value(name) is null ? null : Text(name);

    public long Integer(string name, long other) => Has(name) ? Types.Integer(Value(name), $"{function}: {name}") : other;

    /// <summary>A whole number that must be given.</summary>
    public long Integer(string name) => Types.Integer(Needed(name), $"{function}: {name}");

    public bool True(string name, bool other) => Has(name) ? Truth.Of(Value(name)) : other;
}
