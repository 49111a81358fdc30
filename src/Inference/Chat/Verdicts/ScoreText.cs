using System.Globalization;
using System.Text.RegularExpressions;

namespace Ponder.Inference.Chat.Verdicts;

/// <summary>Finds the score in what is written about one step.</summary>
internal static partial class ScoreText
{
    private const string Number =
        @"(?<![\d.])(?>(?<v>\d{1,6}(?:\.\d{1,17})?|\.\d{1,17})(?![\d])" +
        @"(?:\s*(?:-|–|—|to|±)\s*\d+(?:\.\d+)?(?![\d]))?(?:\s*(?:(?<p>%|percent\b|per cent\b)|(?:/|\(?(?:out of|of)\b)\s*(?<m>\d{1,6})))?)";

    /// <summary>What may follow a score: not what makes it part of a sum or of a sentence about things.</summary>
    private const string After =
        @"(?=\s*$|\s*[^\w\s+*/×÷=^<>·]|\s*</|\s*\*(?!\s*[\d(])|" +
        @"\s+(?:because|since|as|and|but|points?|likely)\b|\s+(?-i:\p{Lu}))";

    private const string Named =
        @"(?:scores?|probabilit(?:y|ies)|prob|p|likelihood|chance|confidence|grade|rating|rated?|correctness|verdict|marks?)";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The score in what follows a step's name on its line; null where there is none.</summary>
    public static Score? Beside(string rest) => First(ByName(), rest) ?? First(AtStart(), rest) ?? First(AtEnd(), rest) ?? WithUnit(rest);

    /// <summary>The score in a line of its own; null where the line is about something else.</summary>
    public static Score? Below(string line) => Whole(line) ?? First(ByName(), line);

    /// <summary>The score that is the whole text; null where there is more, or less.</summary>
    public static Score? Whole(string text) => First(All(), text);

    /// <summary>The last number with its scale beside it.</summary>
    public static Score? WithUnit(string text) => Units().Matches(text).Select(Of).LastOrDefault(s => s?.Most is not null);

    private static Score? First(Regex form, string text) => form.Matches(text).Select(Of).FirstOrDefault(s => s is not null);

    private static Score? Of(Match match)
    {
        var digits = match.Groups["v"];
        int? most = match.Groups["p"].Success ? 100 : match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : null;
        if (most is not (null or 1 or 5 or 10 or 20 or 100)) return null;
        var value = double.Parse(digits.Value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new(match.Groups["n"].Success ? -value : value, most, digits.Value.Contains('.', StringComparison.Ordinal));
    }

    [GeneratedRegex($@"(?<![\p{{L}}\d]){Named}(?![\p{{L}}\d])[^\d\n]{{0,24}}?(?<n>(?<=[:=]\s*)-)?{Number}{After}", Options)]
    private static partial Regex ByName();

    [GeneratedRegex($@"^[^\w+*/×÷^.]*?\.?[^\w+*/×÷^.]*?(?:(?:is|at|gets|about|approximately|approx\.?|around|roughly)\s+)*"
        + $@"[~≈<>≤≥""'(\[*]*(?<n>(?<=[:=]\s*)-)?{Number}{After}", Options)]
    private static partial Regex AtStart();

    [GeneratedRegex($@"(?:[:,;|→(\[]|[.)!?]\s|(?<=[\p{{L}})\]""'!?]\s*)[-–—])\s*[~≈<>≤≥]?\s*(?<n>(?<=[:=]\s*)-)?{Number}[^\w+*/×÷=^]*$", Options)]
    private static partial Regex AtEnd();

    [GeneratedRegex($@"{Number}", Options)]
    private static partial Regex Units();

    [GeneratedRegex($@"^[^\w+*/×÷=^<>.-]*[~≈<>≤≥]?\s*(?<n>-)?{Number}[^\w+*/×÷=^]*$", Options)]
    private static partial Regex All();
}
