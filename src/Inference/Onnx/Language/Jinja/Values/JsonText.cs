using System.Globalization;
using System.Text;

namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>Values as JSON, byte for byte as Python's json.dumps.</summary>
internal sealed class JsonText(JsonForm form)
{
    private readonly StringBuilder text = new();

    public static string Of(object? value, JsonForm form)
    {
        var json = new JsonText(form);
        json.Write(value, 0);
        return json.text.ToString();
    }

    private void Write(object? value, int level)
    {
        Limits.Length(text.Length);
        switch (SafeText.Plain(value))
        {
            case string plain: Quote(plain); break;
            case Mapping mapping: Members(mapping, level); break;
            case Sequence { Kind: SequenceKind.List or SequenceKind.Tuple } list: Between('[', ']', list.Items, level, item => Write(item, level + 1)); break;
            case null or bool or long or double: text.Append(Scalar(value)); break;
            default: throw new JinjaFault($"tojson: a {Types.Name(value)} has no JSON");
        }
    }

    private void Members(Mapping mapping, int level)
    {
        var keys = form.Sorted ? Ordering.Sorted(mapping.Keys, key => key, false) : mapping.Keys;
        Between('{', '}', keys, level, key =>
        {
            Quote(key as string ?? (key is null || Types.IsNumber(key) ? Scalar(key) : throw new JinjaFault($"tojson: a {Types.Name(key)} is no key")));
            text.Append(form.Colon);
            Write(mapping.Find(key, out var value) ? value : null, level + 1);
        });
    }

    private void Between<T>(char open, char close, IReadOnlyList<T> items, int level, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(form.Comma);
            Line(level + 1);
            write(items[i]);
        }

        if (items.Count > 0) Line(level);
        text.Append(close);
    }

    private void Line(int level)
    {
        if (form.Indent is null) return;
        Limits.Length(text.Length);
        text.Append('\n').Insert(text.Length, form.Indent, level);
    }

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number when double.IsNaN(number) => "NaN",
        double number when double.IsInfinity(number) => number > 0 ? "Infinity" : "-Infinity",
        _ => Printed.Repr(value),
    };

    private void Quote(string value)
    {
        text.Append('"');
        foreach (var sign in value)
        {
            _ = sign switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\f' => text.Append("\\f"),
                '\b' => text.Append("\\b"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}"),
                > '~' when form.Ascii => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}"),
                _ => text.Append(sign),
            };
        }

        text.Append('"');
    }
}
