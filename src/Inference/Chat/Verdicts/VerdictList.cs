using System.Text.RegularExpressions;

namespace Ponder.Inference.Chat.Verdicts;

/// <summary>Scores in the order of the steps, with no step named: <c>Scores: 95, 80</c>, one a line, or a single one.</summary>
internal static partial class VerdictList
{
    public static IEnumerable<(int Step, Score Score)> Read(string[] lines, int first, int last)
    {
        var text = Heading().Replace(string.Join('\n', lines).Trim(), "");
        var parts = Between().Split(text).Where(part => part.Length > 0).ToList();
        var scores = parts.Select(ScoreText.Whole).ToList();
        if (scores.Count > 0 && scores.TrueForAll(s => s is not null)) return Placed([.. scores.Select(s => s!.Value)], first, last);
        return first == last && Single(lines) is { } only ? [(first, only)] : [];
    }

    /// <summary>A list of scores is of all the steps that the judge was shown, or of those that were asked for.</summary>
    public static IEnumerable<(int Step, Score Score)> Placed(IReadOnlyList<Score> scores, int first, int last) =>
        scores.Count == last ? scores.Select((score, i) => (i + 1, score))
        : scores.Count == last - first + 1 ? scores.Select((score, i) => (first + i, score))
        : [];

    private static Score? Single(string[] lines)
    {
        Score? found = null;
        foreach (var line in lines) found = ScoreText.Below(line) ?? ScoreText.WithUnit(line) ?? found;
        return found;
    }

    [GeneratedRegex(@"^\W*(?:(?:the\s+)?\p{L}+\s*(?:are|is)?\s*[:=])?[\s\[(]*", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\s*[\n;]\s*|\s*,\s+|,(?=\d)|(?<=[\d%])[ \t]+(?=[\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
