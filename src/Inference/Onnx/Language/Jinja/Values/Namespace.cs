namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>The one thing whose members a template may set.</summary>
internal sealed class Namespace
{
    public OrderedDictionary<string, object?> Members { get; } = new(StringComparer.Ordinal);
}
