using System.Globalization;
using System.Text;

namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>Texts in quotes, as Python's repr writes them.</summary>
internal static class Quoted
{
    public static void Write(StringBuilder text, string value)
    {
        var quote = value.Contains('\'') && !value.Contains('"') ? '"' : '\'';
        text.Append(quote);
        for (var i = 0; i < value.Length; i++)
        {
            var sign = value[i];
            if (sign == quote || sign == '\\') text.Append('\\').Append(sign);
            else if (sign is '\n') text.Append("\\n");
            else if (sign is '\r') text.Append("\\r");
            else if (sign is '\t') text.Append("\\t");
            else if (sign < 128 ? sign is >= ' ' and < '\x7f' : IsPrinted(value, i)) text.Append(sign);
            else if (char.IsHighSurrogate(sign) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                text.Append(CultureInfo.InvariantCulture, $"\\U{char.ConvertToUtf32(sign, value[++i]):x8}");
            else text.Append(sign < 256 ? "\\x" : "\\u").Append(((int)sign).ToString(sign < 256 ? "x2" : "x4", CultureInfo.InvariantCulture));
        }

        text.Append(quote);
    }

    private static bool IsPrinted(string value, int place)
    {
        if (char.IsLowSurrogate(value[place])) return place > 0 && char.IsHighSurrogate(value[place - 1]);
        return CharUnicodeInfo.GetUnicodeCategory(value, place) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.SpaceSeparator);
    }
}
