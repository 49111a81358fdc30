using System.Globalization;
using System.Text;

namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>Values as Python's str and repr write them.</summary>
internal static class Printed
{
    public static string Text(object? value) => value switch
    {
        string text => text,
        SafeText safe => safe.Text,
        Undefined => "",
        _ => Repr(value),
    };

    public static string Repr(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        Limits.Length(text.Length);
        Room.Check();
        switch (value)
        {
            case null: text.Append("None"); break;
            case bool flag: text.Append(flag ? "True" : "False"); break;
            case long number: text.Append(number.ToString(CultureInfo.InvariantCulture)); break;
            case double number: text.Append(NumberText.Of(number)); break;
            case string plain: Quoted.Write(text, plain); break;
            case SafeText safe: text.Append("Markup("); Quoted.Write(text, safe.Text); text.Append(')'); break;
            case Undefined: text.Append("Undefined"); break;
            case Mapping mapping: Pairs(text, mapping.Pairs); break;
            case Namespace space: text.Append("<Namespace "); Pairs(text, space.Members.Select(m => ((object?)m.Key, m.Value))); text.Append('>'); break;
            case Sequence { Kind: SequenceKind.Range } range: text.Append(range.Name); break;
            case Sequence { Kind: SequenceKind.Generator }: text.Append("<generator>"); break;
            case Sequence { Kind: SequenceKind.View } view: text.Append(view.Name).Append('('); Items(text, '[', view.Items, ']'); text.Append(')'); break;
            case Sequence { Kind: SequenceKind.Tuple } tuple: Items(text, '(', tuple.Items, ')'); break;
            case Sequence list: Items(text, '[', list.Items, ']'); break;
            default: text.Append("<function>"); break;
        }
    }

    private static void Items(StringBuilder text, char open, IReadOnlyList<object?> items, char close)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Write(text, items[i]);
        }

        if (open == '(' && items.Count == 1) text.Append(',');
        text.Append(close);
    }

    private static void Pairs(StringBuilder text, IEnumerable<(object? Key, object? Value)> pairs)
    {
        text.Append('{');
        var first = true;
        foreach (var (key, value) in pairs)
        {
            if (!first) text.Append(", ");
            first = false;
            Write(text, key);
            text.Append(": ");
            Write(text, value);
        }

        text.Append('}');
    }
}
