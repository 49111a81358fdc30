using Ponder.Core.Answers.Arithmetic;
using Ponder.Core.Answers.Parsing;

namespace Ponder.Core.Answers;

/// <summary>Whether two answers are the same to a mathematician. Symmetric, never throws, ends after a bounded number of steps.</summary>
public static class AnswerEquivalence
{
    public static bool AreEquivalent(string a, string b, EquivalenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        options ??= EquivalenceOptions.Default;
        return Plain(a) == Plain(b) || (Number(a) is { } x && Number(b) is { } y && (x - y).Abs() * ((Rational)10).Power(options.Precision) < 1);
    }

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not '$'));

    private static Rational? Number(string text)
    {
        var plain = Plain(text).Replace(",", "", StringComparison.Ordinal);
        return plain.Any(char.IsAsciiDigit) && plain.All(c => char.IsAsciiDigit(c) || c is '.' or '-') && !plain.AsSpan(1).Contains('-')
            ? Rational.Parse(plain)
            : null;
    }
}
