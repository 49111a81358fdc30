using System.Globalization;
using System.Text.RegularExpressions;

namespace Ponder.Inference.Chat.Verdicts;

/// <summary>
/// Which scale a verdict's numbers are on. It is told from the whole verdict and from what is written, never from a single number: 1 may
/// be one of a hundred or all there is.
/// </summary>
internal static partial class VerdictScale
{
    private const int Percent = 100;

    /// <summary>The best score of numbers that stand alone; null where the verdict speaks of several scales.</summary>
    public static int? Most(IReadOnlyCollection<Score> scores, string said)
    {
        var written = scores.Where(s => s.Most is not null).Select(s => s.Most!.Value).Distinct().Take(2).ToList();
        if (written.Count > 0) return written.Count == 1 || scores.All(s => s.Most is not null) ? written[0] : null;
        if (Stated().Match(said) is { Success: true } stated)
            return stated.Groups["m"].Success ? int.Parse(stated.Groups["m"].Value, CultureInfo.InvariantCulture) : Percent;
        return scores.All(s => s.Value <= 1) && scores.Any(s => s.Fraction) ? 1 : Percent;
    }

    [GeneratedRegex(
        @"\b(?:scores?|scale|ratings?|grades?|probabilit(?:y|ies)|confidence)\b[^\n\d%]{0,24}?"
        + @"(?:(?:[01]\s*(?:-|–|to)\s*|/\s*|out of\s*)(?<m>100|10|5|20|1)(?![\d.])|\(?\s*(?:%|percent\b|per cent\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stated();
}
