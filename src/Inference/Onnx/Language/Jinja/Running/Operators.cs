using Ponder.Inference.Onnx.Language.Jinja.Methods;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>What signs between values do.</summary>
internal static class Operators
{
    public static object? Unary(string sign, object? value)
    {
        if (sign == "not") return !Truth.Of(value);
        if (value is double real) return sign == "-" ? -real : real;
        if (value is Undefined undefined) throw undefined.Fault;
        if (value is not (long or bool)) throw new JinjaFault($"{sign} stands before a {Types.Name(value)}: expected a number");
        var number = Types.Integer(value, "");
        return sign == "-" ? -number : number;
    }

    public static bool Compare(string sign, object? left, object? right) => sign switch
    {
        "==" => Equality.Same(left, right),
        "!=" => !Equality.Same(left, right),
        "in" => Within(left, right),
        "not in" => !Within(left, right),
        "<" => Ordering.Compare(left, right) < 0,
        "<=" => Ordering.Compare(left, right) <= 0,
        ">" => Ordering.Compare(left, right) > 0,
        _ => Ordering.Compare(left, right) >= 0,
    };

    public static bool Within(object? item, object? all) => SafeText.Plain(all) switch
    {
        string text => SafeText.Plain(item) is string part ? text.Contains(part, StringComparison.Ordinal)
            : item is Undefined undefined ? throw undefined.Fault : throw new JinjaFault($"a {Types.Name(item)} is looked for in a text: expected a text"),
        Mapping mapping => mapping.Has(item),
        _ => Types.Walk(all).Any(i => Equality.Same(i, item)),
    };

    public static object? Binary(string sign, object? left, object? right)
    {
        if (left is Undefined first) throw first.Fault;
        if (sign == "%" && SafeText.Plain(left) is string format) return PercentFormat.Of(format, right is Sequence { Kind: SequenceKind.Tuple } t ? t.Items : [right], right);
        if (right is Undefined second) throw second.Fault;
        if (sign == "+" && (left is SafeText || right is SafeText)) return new SafeText(Sum(SafeText.Escaped(left), SafeText.Escaped(right)));
        if (Types.IsNumber(left) && Types.IsNumber(right)) return Numbers.Of(sign, left, right);
        return (sign, SafeText.Plain(left), SafeText.Plain(right)) switch
        {
            ("+", string a, string b) => Sum(a, b),
            ("+", Sequence { Kind: SequenceKind.List or SequenceKind.Tuple } a, Sequence b) when a.Kind == b.Kind => new Sequence(a.Kind, [.. a.Items, .. b.Items]),
            ("*", string or Sequence, long or bool) => Repeat(SafeText.Plain(left), Types.Integer(right, "")),
            ("*", long or bool, string or Sequence) => Repeat(SafeText.Plain(right), Types.Integer(left, "")),
            _ => throw new JinjaFault($"{sign} stands between a {Types.Name(left)} and a {Types.Name(right)}"),
        };
    }

    private static string Sum(string left, string right)
    {
        Limits.Length((long)left.Length + right.Length);
        return left + right;
    }

    private static object Repeat(object? value, long times)
    {
        times = Math.Clamp(times, 0, int.MaxValue);
        if (value is string text)
            return new System.Text.StringBuilder().Insert(0, text, Limits.Length(text.Length * times) == 0 ? 0 : (int)times).ToString();
        var list = (Sequence)value!;
        if (list.Kind is not (SequenceKind.List or SequenceKind.Tuple)) throw new JinjaFault($"a {Types.Name(list)} is repeated: expected a list or a text");
        Limits.Count(Math.Max(list.Weight, 1) * times);
        return new Sequence(list.Kind, [.. Enumerable.Repeat(list.Items, (int)times).SelectMany(items => items)]);
    }
}
