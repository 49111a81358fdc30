using System.Globalization;
using System.Text.RegularExpressions;

namespace Ponder.Inference.Chat.Verdicts;

/// <summary>Verdicts in a table: the step in the first cell, the score in the column that is headed so, or in the last that is one.</summary>
internal static partial class VerdictTable
{
    public static IEnumerable<(int Step, Score Score)> Read(string[] lines)
    {
        var column = -1;
        foreach (var line in lines)
        {
            if (!line.Contains('|', StringComparison.Ordinal)) continue;
            var cells = line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length < 2) continue;
            if (Step().Match(cells[0]) is { Success: true } step)
            {
                var score = column > 0 && column < cells.Length ? ScoreText.Whole(cells[column])
                    : cells.Skip(1).Select(ScoreText.Whole).LastOrDefault(s => s is not null);
                if (score is { } found) yield return (int.Parse(step.Groups[1].Value, CultureInfo.InvariantCulture), found);
            }
            else if (Array.FindIndex(cells, cell => Heading().IsMatch(cell)) is > 0 and var at)
            {
                column = at;
            }
        }
    }

    [GeneratedRegex(@"^(?:\p{L}+[\s_]*)?#?(\d{1,4})\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Step();

    [GeneratedRegex(@"^(?:scores?|probability|prob\.?|p|grade|rating|likelihood|confidence)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
