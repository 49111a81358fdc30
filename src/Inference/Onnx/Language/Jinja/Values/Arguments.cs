namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>What a call passes.</summary>
internal sealed record Arguments(IReadOnlyList<object?> Positional, IReadOnlyList<KeyValuePair<string, object?>> Named)
{
    public static readonly Arguments None = new([], []);

    /// <summary>The arguments by the names of the parameters.</summary>
    /// <exception cref="JinjaFault">There are too many, or one has another name.</exception>
    public Bound Bind(string function, IReadOnlyList<string> parameters)
    {
        if (Positional.Count > parameters.Count)
            throw new JinjaFault($"{function} takes {parameters.Count} arguments at most, and {Positional.Count} are given");
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < Positional.Count; i++) values[parameters[i]] = Positional[i];
        foreach (var (name, value) in Named)
        {
            if (!parameters.Contains(name)) throw new JinjaFault($"{function} has no argument {name}");
            if (!values.TryAdd(name, value)) throw new JinjaFault($"{function} is given {name} twice");
        }

        return new(function, values);
    }
}
