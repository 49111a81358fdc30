using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Methods;

/// <summary>The methods of Python's lists and tuples that change nothing.</summary>
internal static class SequenceMethods
{
    public static object? Find(Sequence sequence, string name) => (sequence.Kind, name) switch
    {
        (SequenceKind.View or SequenceKind.Generator, _) => null,
        (_, "index") => Function.Of(name, ["value"], a => Index(sequence, a.Needed("value"))),
        (_, "count") => Function.Of(name, ["value"], a => (long)sequence.Items.Count(i => Equality.Same(i, a.Needed("value")))),
        (SequenceKind.List, "copy") => Function.Of(name, [], _ => sequence),
        (SequenceKind.List, "append" or "clear" or "extend" or "insert" or "pop" or "remove" or "reverse" or "sort") =>
            new Undefined($"{name} changes a list, and a template may not: expected a new list, such as a + [b]"),
        _ => null,
    };

    private static object? Index(Sequence sequence, object? value)
    {
        for (var i = 0; i < sequence.Items.Count; i++) if (Equality.Same(sequence.Items[i], value)) return (long)i;
        throw new JinjaFault("index: the value is not in the list");
    }
}
