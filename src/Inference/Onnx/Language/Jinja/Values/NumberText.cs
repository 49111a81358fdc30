using System.Globalization;

namespace Ponder.Inference.Onnx.Language.Jinja.Values;

/// <summary>Numbers with a point as Python writes them: the shortest that reads the same, 1e+16 from there on.</summary>
internal static class NumberText
{
    public static string Of(double number)
    {
        if (double.IsNaN(number)) return "nan";
        if (double.IsInfinity(number)) return number > 0 ? "inf" : "-inf";
        var parts = number.ToString("E16", CultureInfo.InvariantCulture);
        for (var digits = 0; digits < 17; digits++)
        {
            var shorter = number.ToString("E" + digits, CultureInfo.InvariantCulture);
            if (double.Parse(shorter, CultureInfo.InvariantCulture) != number) continue;
            parts = shorter;
            break;
        }

        var (sign, mantissa) = parts[0] == '-' ? ("-", parts[1..parts.IndexOf('E')]) : ("", parts[..parts.IndexOf('E')]);
        var exponent = int.Parse(parts[(parts.IndexOf('E') + 1)..], CultureInfo.InvariantCulture);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        if (exponent is < -4 or >= 16)
        {
            var rest = all.Length > 1 ? "." + all[1..] : "";
            return $"{sign}{all[0]}{rest}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }

        if (exponent < 0) return sign + "0." + new string('0', -exponent - 1) + all;
        return all.Length <= exponent + 1 ? sign + all.PadRight(exponent + 1, '0') + ".0" : sign + all[..(exponent + 1)] + "." + all[(exponent + 1)..];
    }
}
