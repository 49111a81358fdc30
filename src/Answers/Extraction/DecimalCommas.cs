using System.Text.RegularExpressions;

namespace Ponder.Answers.Extraction;

/// <summary>Where the announcement's language writes decimals with a comma, a comma between two digits is one.</summary>
internal static partial class DecimalCommas
{
    /// <summary>With a point for such a comma; what stands in brackets and what may be thousands stays.</summary>
    public static string ToPoints(string answer) =>
        answer.AsSpan().IndexOfAny("([{\\") >= 0 ? answer : Decimal().Replace(answer, "${whole}.${part}");

    [GeneratedRegex(@"(?<![0-9.,])(?<whole>[0-9]+),(?<part>[0-9]{1,2}|[0-9]{4,})(?![0-9,])")]
    private static partial Regex Decimal();
}
