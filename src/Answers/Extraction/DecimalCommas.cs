using System.Text.RegularExpressions;

namespace Ponder.Answers.Extraction;

/// <summary>Where the announcement's language writes decimals with a comma, a comma between two digits is one.</summary>
internal static partial class DecimalCommas
{
    /// <summary>
    /// With a point for such a comma, and without points that surely part thousands: before a decimal comma, several, or before money.
    /// What stands in brackets and what else may be thousands stays.
    /// </summary>
    public static string ToPoints(string answer) =>
        answer.AsSpan().IndexOfAny("([{\\") >= 0 ? answer
            : Decimal().Replace(
                Grouped().Replace(answer, match => match.Value.Replace(".", "", StringComparison.Ordinal)), "${whole}.${part}");

    private const string Money = "€|eur|\\$|r\\$|usd|dollar|dólar|dolar|peso|real|reais|руб|₽|zł|kr\\b|грн|£|franken|chf";

    [GeneratedRegex(
        @"(?<![0-9.,])[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?![0-9.])|\.[0-9]{3}(?=,[0-9]{1,2}(?![0-9])|\s*(?:" + Money + ")))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?<![0-9.,])(?<whole>[0-9]+),(?<part>[0-9]{1,2}|[0-9]{4,})(?![0-9,])")]
    private static partial Regex Decimal();
}
