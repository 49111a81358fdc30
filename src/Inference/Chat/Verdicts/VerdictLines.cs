using System.Globalization;
using System.Text.RegularExpressions;

namespace Ponder.Inference.Chat.Verdicts;

/// <summary>Verdicts in lines: a step's name or number, and its score beside or below it.</summary>
internal static partial class VerdictLines
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Step = @"(?:step|line|étape|etape|schritt|paso|passo|шаг|步骤|步驟|ステップ|단계)";

    /// <summary>Lines that begin with <c>Step 1</c>, or speak of a score for it.</summary>
    public static IEnumerable<(int Step, Score Score)> Named(string[] lines, int last) => Read(lines, last, Label());

    /// <summary>Lines that begin with a step's number alone.</summary>
    public static IEnumerable<(int Step, Score Score)> Numbered(string[] lines, int last) => Read(lines, last, Bare());

    /// <summary>Several steps in one line.</summary>
    public static IEnumerable<(int Step, Score Score)> Running(string[] lines)
    {
        foreach (Match match in lines.SelectMany(line => Inline().Matches(line)))
        {
            if (ScoreText.Beside(match.Groups["rest"].Value.TrimEnd(' ', ',', ';', '.')) is { } score) yield return (Number(match.Groups["a"]), score);
        }
    }

    private static IEnumerable<(int Step, Score Score)> Read(string[] lines, int last, Regex label)
    {
        var open = (First: 0, Last: -1);
        foreach (var line in lines)
        {
            Score? score;
            var match = label.Match(line);
            var (from, to) = match.Success ? (Number(match.Groups["a"]), Number(match.Groups["b"])) : (0, 0);
            if (match.Success && from <= last)
            {
                open = (from, to > from ? Math.Min(to, last) : from);
                score = ScoreText.Beside(match.Groups["rest"].Value);
            }
            else
            {
                score = open.Last >= open.First ? ScoreText.Below(line) : null;
            }

            if (score is not { } found) continue;
            for (var step = open.First; step <= open.Last; step++) yield return (step, found);
            open = (0, -1);
        }
    }

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        $@"^[^\w]*(?:\d+[.)]\s*)?(?:(?:the\s+)?(?:scores?|grade|rating|probability|verdict)\s+(?:for|of)\s+)?"
        + $@"{Step}(?:s[\s_]+(?<a>\d{{1,4}})\s*(?:-|–|to|and|&)\s*(?<b>\d{{1,4}})|s?[\s_#.:-]*(?:no\.?|number)?\s*#?(?<a>\d{{1,4}}))(?!\d)(?<rest>.*)$",
        Options)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[^\w.]*(?<a>\d{1,4})(?!\d)(?:\s*[):=|→>\t,]|\.\s|\s+[-–—]\s|\s+\()(?<rest>.*\d.*)$", Options)]
    private static partial Regex Bare();

    [GeneratedRegex($@"\b{Step}[\s_#]*(?<a>\d{{1,4}})(?!\d)(?<rest>(?:(?!{Step}[\s_#]*\d)[^\n]){{1,80}})", Options)]
    private static partial Regex Inline();
}
