using System.Globalization;
using System.Text;

namespace Ponder.Inference.Onnx.Language.Jinja.Running;

/// <summary>A time as Python's strftime writes it, in English.</summary>
internal static class TimeText
{
    private static readonly Dictionary<char, string> Formats = new()
    {
        ['Y'] = "yyyy",
        ['m'] = "MM",
        ['d'] = "dd",
        ['H'] = "HH",
        ['M'] = "mm",
        ['S'] = "ss",
        ['B'] = "MMMM",
        ['b'] = "MMM",
        ['h'] = "MMM",
        ['A'] = "dddd",
        ['a'] = "ddd",
        ['y'] = "yy",
        ['I'] = "hh",
        ['p'] = "tt",
        ['F'] = "yyyy'-'MM'-'dd",
        ['T'] = "HH':'mm':'ss",
        ['R'] = "HH':'mm",
        ['D'] = "MM'/'dd'/'yy",
    };

    public static string Of(DateTimeOffset time, string format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                text.Append(format[i]);
                continue;
            }

            var short_ = format[i + 1] == '-' && i + 2 < format.Length;
            var sign = format[i += short_ ? 2 : 1];
            var part = One(time, sign) ?? $"%{(short_ ? "-" : "")}{sign}";
            text.Append(short_ && part.Length > 1 ? part.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0" : part);
        }

        return text.ToString();
    }

    private static string? One(DateTimeOffset time, char sign) => sign switch
    {
        '%' => "%",
        'j' => time.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        'e' => time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'w' => ((int)time.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        's' => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        'Z' or 'z' => "",
        _ => Formats.TryGetValue(sign, out var format) ? time.ToString(format, CultureInfo.InvariantCulture) : null,
    };
}
