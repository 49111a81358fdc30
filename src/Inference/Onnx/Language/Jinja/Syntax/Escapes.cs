using System.Globalization;
using System.Text;

namespace Ponder.Inference.Onnx.Language.Jinja.Syntax;

/// <summary>The escapes of texts in quotes, which are Python's.</summary>
internal static class Escapes
{
    public static string Read(string written, int line)
    {
        if (!written.Contains('\\')) return written;
        var text = new StringBuilder();
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] != '\\') text.Append(written[i]);
            else i = One(written, i + 1, line, text);
        }

        return text.ToString();
    }

    /// <summary>Reads what follows a backslash, and gives the place of its last sign.</summary>
    private static int One(string written, int place, int line, StringBuilder text)
    {
        const string Plain = "\n\\'\"abfnrtv", Means = "\0\\'\"\a\b\f\n\r\t\v";
        var sign = written[place];
        if (Plain.IndexOf(sign) is >= 0 and var known)
        {
            if (known > 0) text.Append(Means[known]);
            return place;
        }

        if (sign is 'x' or 'u' or 'U') return Hex(written, place, sign switch { 'x' => 2, 'u' => 4, _ => 8 }, line, text);
        if (sign is < '0' or > '7')
        {
            text.Append('\\').Append(sign);
            return place;
        }

        var (end, code) = (place, 0);
        while (end < written.Length && end < place + 3 && written[end] is >= '0' and <= '7') code = (code * 8) + (written[end++] - '0');
        text.Append((char)code);
        return end - 1;
    }

    private static int Hex(string written, int place, int digits, int line, StringBuilder text)
    {
        if (place + digits >= written.Length
            || !int.TryParse(written.AsSpan(place + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is < 0 or > 0x10ffff)
        {
            throw new SyntaxFault(line, $"expected {digits} hexadecimal digits of a sign after \\{written[place]}");
        }

        text.Append(code is > 0xffff ? char.ConvertFromUtf32(code) : ((char)code).ToString());
        return place + digits;
    }
}
