using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Methods;

/// <summary>The text "{} of {name}" filled with values, as Python's str.format does; of its layouts, :d, :s and digits such as :.2f are known.</summary>
internal static partial class BraceFormat
{
    public static string Of(string format, Arguments arguments)
    {
        var (text, place, next, numbered) = (new StringBuilder(), 0, 0, false);
        while (place < format.Length)
        {
            var match = Places().Match(format, place);
            if (!match.Success) throw new JinjaFault($"the place at {format[place..Math.Min(format.Length, place + 9)]} means nothing: expected {{}}, {{0}} or {{name}}");
            place += match.Length;
            if (match.Groups["plain"].Success) text.Append(match.Value);
            else if (match.Groups["double"].Success) text.Append(match.Value[0]);
            else text.Append(Filled(match, Value(match.Groups["name"].Value)));
            Limits.Length(text.Length);
        }

        return text.ToString();

        object? Value(string name)
        {
            if (name.Length > 0 && !char.IsAsciiDigit(name[0]))
                return arguments.Named.FirstOrDefault(n => n.Key == name) is { Key: not null } named ? named.Value : throw new JinjaFault($"nothing fills the place {name}");
            if ((name.Length > 0 && next > 0) || (name.Length == 0 && numbered)) throw new JinjaFault("some places have numbers and some have not");
            numbered |= name.Length > 0;
            var index = name.Length > 0 ? int.Parse(name, CultureInfo.InvariantCulture) : next++;
            return index < arguments.Positional.Count ? arguments.Positional[index] : throw new JinjaFault("a text has more places than there are values");
        }
    }

    private static string Filled(Match place, object? value) => place.Groups["kind"].Value switch
    {
        "" when place.Groups["repr"].Success => Printed.Repr(value),
        "" or "s" => Printed.Text(value),
        "d" => Types.Integer(value, "{:d}").ToString(CultureInfo.InvariantCulture),
        var kind => Types.Number(value).ToString("F" + kind[1..^1], CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"\G(?:(?<plain>[^{}]+)|(?<double>\{\{|\}\})|\{(?<name>\d{1,4}|[A-Za-z_]\w*|)(?<repr>!r)?(?:!s)?(?::(?<kind>s|d|\.\d{1,2}f|))?\})", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
