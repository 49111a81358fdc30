namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>Something that a template can call.</summary>
internal sealed record Function(string Name, Func<Arguments, object?> Call)
{
    /// <summary>A function of named parameters.</summary>
    public static Function Of(string name, IReadOnlyList<string> parameters, Func<Bound, object?> body) =>
        new(name, arguments => body(arguments.Bind(name, parameters)));
}
