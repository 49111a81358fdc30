using System.Globalization;
using System.Numerics;
using Ponder.Inference.Onnx.Language.Jinja.Values;

namespace Ponder.Inference.Onnx.Language.Jinja.Filters;

/// <summary>Filters that give numbers.</summary>
internal static class NumberFilters
{
    public static IEnumerable<KeyValuePair<string, Func<FilterCall, object?>>> All =>
    [
        FilterTable.Of("abs", [], (c, _) => c.Value is double real ? (object)Math.Abs(real) : c.Value is long or bool
            ? Whole(BigInteger.Abs(Types.Integer(c.Value, ""))) : throw new JinjaFault($"abs: found a {Types.Name(c.Value)}: expected a number")),
        FilterTable.Of("int", ["default", "base"], Int),
        FilterTable.Of("float", ["default"], (c, a) => Float(c.Value) ?? a.Value("default", 0.0)),
        FilterTable.Of("round", ["precision", "method"], Round),
        FilterTable.Of("sum", ["attribute", "start"], Sum),
    ];

    private static object? Int(FilterCall call, Bound arguments)
    {
        if (call.Value is bool or long) return Types.Integer(call.Value, "");
        if (call.Value is string text && Parse(Points.Trim(text), arguments.Integer("base", 10)) is { } number) return Whole(number);
        return Float(call.Value) is not { } real || double.IsNaN(real) ? arguments.Value("default", 0L)
            : double.IsInfinity(real) ? throw new JinjaFault("int: the number has no end") : Whole(new(Math.Truncate(real)));
    }

    private static BigInteger? Parse(string text, long radix)
    {
        if (radix is not (2 or 8 or 10 or 16)) throw new JinjaFault("int: expected a base of 2, 8, 10 or 16");
        var (sign, digits) = text.Length > 0 && text[0] is '-' or '+' ? (text[0], text[1..]) : ('+', text);
        var prefix = radix switch { 2 => "0b", 8 => "0o", 16 => "0x", _ => "" };
        if (radix != 10 && digits.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) digits = digits[2..];
        if (digits.Length is 0 or > 64 || digits.StartsWith('_') || digits.EndsWith('_') || digits.Contains("__", StringComparison.Ordinal)) return null;
        var number = BigInteger.Zero;
        foreach (var digit in digits.Where(d => d != '_'))
        {
            var value = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : 16;
            if (value >= radix) return null;
            number = (number * radix) + value;
        }

        return sign == '-' ? -number : number;
    }

    private static long Whole(BigInteger number) =>
        number >= long.MinValue && number <= long.MaxValue ? (long)number : throw new JinjaFault("a whole number is beyond 64 bits");

    private static double? Float(object? value)
    {
        if (value is Undefined undefined) throw undefined.Fault;
        if (Types.IsNumber(value)) return Types.Number(value);
        if (value is not string text) return null;
        text = Points.Trim(text);
        return text.TrimStart('+', '-').ToLowerInvariant() switch
        {
            "inf" or "infinity" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            "nan" => double.NaN,
            _ => double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture, out var number) ? number : null,
        };
    }

    private static object Round(FilterCall call, Bound arguments)
    {
        var (places, method) = (arguments.Integer("precision", 0), arguments.Has("method") ? arguments.Text("method") : "common");
        if (!Types.IsNumber(call.Value)) throw new JinjaFault($"round: found a {Types.Name(call.Value)}: expected a number");
        if (places is < -15 or > 15) throw new JinjaFault("round: expected -15 to 15 places");
        if (method == "common" && call.Value is not double && places >= 0) return Types.Integer(call.Value, "");
        var (value, scale) = (Types.Number(call.Value), Math.Pow(10, places));
        if (!double.IsFinite(value)) return value;
        return method switch
        {
            "common" when call.Value is not double => (object)(long)(Math.Round(value / Math.Pow(10, -places)) * Math.Pow(10, -places)),
            "common" when places >= 0 => double.Parse(value.ToString("F" + places, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) is var near
                && IsMiddle(value, places) ? Math.Round(value * scale) / scale : near,
            "common" => Math.Round(value * scale) / scale,
            "ceil" => Math.Ceiling(value * scale) / scale,
            "floor" => Math.Floor(value * scale) / scale,
            _ => throw new JinjaFault("round: expected common, ceil or floor"),
        };
    }

    /// <summary>Whether the number lies exactly between two, where Python takes the even one.</summary>
    private static bool IsMiddle(double value, long places) => Math.Abs(value) < 1e12 && places <= 12
        && (decimal)value is var exact && (double)exact == value && Math.Abs((exact * (decimal)Math.Pow(10, places)) % 1) == 0.5m && (value * 4096) % 1 == 0;

    private static object? Sum(FilterCall call, Bound arguments)
    {
        var attribute = arguments.Value("attribute");
        return call.Items.Select(i => attribute is null ? i : ListFilters.Attribute(call.Template, i, attribute))
            .Aggregate(arguments.Value("start", 0L), (sum, item) => Running.Operators.Binary("+", sum, item));
    }
}
