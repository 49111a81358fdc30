using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Methods;

/// <summary>The text "%s of %d" filled with values, as Python's operator does.</summary>
internal static partial class PercentFormat
{
    /// <param name="format">The text with places.</param>
    /// <param name="values">What fills them in turn.</param>
    /// <param name="whole">What stands behind the sign; a dict fills the places that have names.</param>
    public static string Of(string format, IReadOnlyList<object?> values, object? whole)
    {
        var (text, place, used) = (new StringBuilder(), 0, 0);
        while (format.IndexOf('%', place) is >= 0 and var sign)
        {
            text.Append(format, place, sign - place);
            var match = Places().Match(format, sign);
            if (!match.Success) throw new JinjaFault($"the place {format[sign..Math.Min(format.Length, sign + 5)]} means nothing: expected %s, %d, %f and the like");
            place = sign + match.Length;
            var kind = match.Groups["kind"].Value;
            if (kind == "%") text.Append('%');
            else text.Append(Filled(match, match.Groups["name"].Success ? Named(whole, match.Groups["name"].Value) : Next()));
            Limits.Length(text.Length);
        }

        if (used < values.Count && whole is not (Mapping or Undefined or Sequence { Kind: not SequenceKind.Tuple })) throw new JinjaFault("a text has fewer places than there are values");
        return text.Append(format, place, format.Length - place).ToString();

        object? Next() => used < values.Count ? values[used++] : throw new JinjaFault("a text has more places than there are values");
    }

    private static object? Named(object? whole, string name) =>
        whole is Mapping mapping && mapping.Find(name, out var value) ? value : throw new JinjaFault($"nothing fills the place {name}");

    private static string Filled(Match place, object? value)
    {
        var digits = place.Groups["digits"] is { Success: true } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) : -1;
        var text = place.Groups["kind"].Value switch
        {
            "s" => Cut(Printed.Text(value), digits),
            "r" => Cut(Printed.Repr(value), digits),
            "d" or "i" => value is double real ? Math.Truncate(real).ToString("F0", CultureInfo.InvariantCulture) : Types.Integer(value, "%d").ToString(CultureInfo.InvariantCulture),
            "x" => Types.Integer(value, "%x").ToString("x", CultureInfo.InvariantCulture),
            _ => Types.Number(value).ToString("F" + (digits < 0 ? 6 : digits), CultureInfo.InvariantCulture),
        };
        var (flags, width) = (place.Groups["flags"].Value, place.Groups["width"].Length == 0 ? 0 : int.Parse(place.Groups["width"].Value, CultureInfo.InvariantCulture));
        var number = place.Groups["kind"].Value is not ("s" or "r");
        if (number && flags.Contains('+') && text[0] != '-') text = "+" + text;
        else if (number && flags.Contains(' ') && text[0] != '-') text = " " + text;
        var fill = Padding.Of(text, width, " ");
        return flags.Contains('-') ? text + fill : number && flags.Contains('0') ? Padding.Zeros(text, width) : fill + text;
    }

    private static string Cut(string text, int digits) => digits < 0 ? text : (string)Slicing.Of(text, new(null, (long)digits, null))!;

    [GeneratedRegex(@"\G%(?:\((?<name>[^)]*)\))?(?<flags>[-+ 0]*)(?<width>\d{0,4})(?:\.(?<digits>\d{1,2}))?(?<kind>[sdirfx%])", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
