using System.Globalization;
using System.Numerics;
using Ponder.Answers.Arithmetic;

namespace Ponder.Answers.Parsing;

/// <summary>What digits are worth.</summary>
internal static class Numerals
{
    private const int MostDigits = 2_000;

    /// <summary>"12", "1.5", "2e-3".</summary>
    public static Rational Value(string numeral)
    {
        var e = numeral.IndexOf('e');
        if (numeral == ".") return 0;
        if (e < 0) return Rational.Parse(numeral.EndsWith('.') ? numeral[..^1] : numeral);
        var exponent = int.Parse(numeral.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Rational.Parse(numeral[..e]) * ((Rational)10).Power(exponent);
    }

    public static bool IsDecimal(string numeral) => numeral.Contains('.') || numeral.Contains("e-", StringComparison.Ordinal);

    /// <summary>"0.1" with the repetend "6" is 1/6.</summary>
    public static Rational Repeating(string start, string repetend)
    {
        var nines = BigInteger.Pow(10, Math.Min(repetend.Length, MostDigits)) - 1;
        var scale = BigInteger.Pow(10, start.Length - start.IndexOf('.') - 1);
        return Value(start) + (Rational.Parse(repetend) / (Rational)(nines * scale));
    }

    /// <summary>The number 0.142142… goes towards: the shortest block its decimals end with twice. Null where there is none.</summary>
    public static Rational? Repeating(string numeral)
    {
        var point = numeral.IndexOf('.');
        if (point < 0) return null;
        for (var length = 1; 2 * length <= numeral.Length - point - 1 && length <= 12; length++)
        {
            var block = numeral[^length..];
            if (numeral[^(2 * length)..^length] == block) return Repeating(numeral[..^length], block);
        }

        return null;
    }

    public static Rational InBase(string digits, int radix)
    {
        if (digits.Length > MostDigits) throw new UnreadableException("number too large");
        var value = BigInteger.Zero;
        var point = digits.IndexOf('.');
        foreach (var c in digits.Where(c => c != '.'))
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : char.ToUpperInvariant(c) - 'A' + 10;
            if (digit < 0 || digit >= radix) throw new UnreadableException("no digit of this base");
            value = (value * radix) + digit;
        }

        return new Rational(value, point < 0 ? BigInteger.One : BigInteger.Pow(radix, digits.Length - point - 1));
    }
}
