namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>Names and their values; what is not set here is looked up further out.</summary>
internal sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public void Set(string name, object? value) => values[name] = value;

    public bool Find(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.values.TryGetValue(name, out value)) return true;
        value = null;
        return false;
    }

    private Scope? Outer => outer;
}
