using Ponder.Inference.Onnx.Language.Jinja.Methods;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>
/// Members and items of values: a.b looks for a method first and for an item then, a["b"] the other way round. Methods that change a list or a dict
/// are none here, as in Jinja's sandbox.
/// </summary>
internal static class Members
{
    public static object? Get(object? value, string name)
    {
        if (value is Undefined undefined) throw undefined.Fault;
        if (Own(value, name, out var own)) return own;
        return value is Mapping mapping && mapping.Find(name, out var item) ? item : Undefined.Member(value, name);
    }

    public static object? Item(object? value, object? key)
    {
        if (value is Undefined undefined) throw undefined.Fault;
        var (plain, name) = (SafeText.Plain(value), SafeText.Plain(key) as string);
        if (plain is Mapping mapping && Hashed(key) && mapping.Find(key, out var item)) return item;
        if (key is long or bool && plain is string or Sequence { Indexed: true } && At(plain!, Types.Integer(key, ""), out var found)) return found;
        return name is not null && Own(value, name, out var own) ? own : Undefined.Member(value, key);
    }

    private static bool Hashed(object? key) => key is not (Mapping or Sequence { Kind: not SequenceKind.Tuple });

    private static bool At(object value, long place, out object? found)
    {
        found = null;
        if (value is string text && text.Length != Points.Count(text)) value = Sequence.List([.. Points.Of(text)]);
        var count = Types.Length(value);
        if (place < 0) place += count;
        if (place < 0 || place >= count) return false;
        found = value is string plain ? plain[(int)place].ToString() : ((Sequence)value).Items[(int)place];
        return true;
    }

    private static bool Own(object? value, string name, out object? own)
    {
        own = SafeText.Plain(value) switch
        {
            string text => TextMethods.Find(text, name),
            Mapping mapping => MappingMethods.Find(mapping, name),
            Sequence sequence => SequenceMethods.Find(sequence, name),
            Namespace space => space.Members.TryGetValue(name, out var member) ? member : null,
            Loop loop => loop.Member(name),
            Function function when name == "name" => function.Name,
            _ => null,
        };
        return own is not null || (value is Namespace members && members.Members.ContainsKey(name));
    }
}
