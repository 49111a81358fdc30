using System.Text.RegularExpressions;

namespace Ponder.Answers.Extraction;

/// <summary>Where the announcement's language writes decimals with a comma, a comma between two digits is one.</summary>
internal static partial class DecimalCommas
{
    /// <summary>With a point for such a comma; what stands in brackets and what may be thousands stays.</summary>
    public static string ToPoints(string answer) =>
        answer.AsSpan().IndexOfAny("([{\\") >= 0 ? answer : Decimal().Replace(answer, "${whole}.${part}");

    [GeneratedRegex(@"(?<![\d.,])(?<whole>\d+),(?<part>\d{1,2}|\d{4,})(?![\d,])")]
    private static partial Regex Decimal();
}
