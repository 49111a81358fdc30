using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Methods;

/// <summary>The methods of Python's dicts that change nothing.</summary>
internal static class MappingMethods
{
    public static object? Find(Mapping mapping, string name) => name switch
    {
        "get" => Function.Of(name, ["key", "default"], a => mapping.Find(a.Needed("key"), out var value) ? value : a.Value("default")),
        "keys" => Function.Of(name, [], _ => new Sequence(SequenceKind.View, mapping.Keys, "dict_keys")),
        "values" => Function.Of(name, [], _ => new Sequence(SequenceKind.View, mapping.Values, "dict_values")),
        "items" => Function.Of(name, [], _ => new Sequence(SequenceKind.View, [.. mapping.Pairs.Select(p => Sequence.Tuple(p.Key, p.Value))], "dict_items")),
        "copy" => Function.Of(name, [], _ => mapping),
        "clear" or "pop" or "popitem" or "setdefault" or "update" => new Undefined($"{name} changes a dict, and a template may not"),
        _ => null,
    };
}
