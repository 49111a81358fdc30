using System.Text.Json;

namespace Ponder.Answers;

/// <summary>How many pairs of one label were judged as labelled.</summary>
public readonly record struct Tally(int Right, int Total)
{
    public Tally Add(bool right) => new(Right + (right ? 1 : 0), Total + 1);
}

/// <summary>The two labels are counted apart: "always equal" scores well on one figure alone.</summary>
public sealed record LabelledResult(Tally Equal, Tally Different, IReadOnlyList<int> WrongLines);

/// <summary>
/// Judges equivalence on labelled pairs, one JSON object a line: gold, pred, expected, and optionally precision, strict and
/// allow_set_relation_comp. Gold and pred may be whole solutions; their answers are extracted first.
/// </summary>
public static class LabelledPairs
{
    private static readonly ExtractionOptions Anything = new() { LastNumber = true };

    /// <exception cref="FormatException">A line is not as expected; the message names file, line and field.</exception>
    public static LabelledResult Judge(IEnumerable<string> lines, string file)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (equal, different) = (new Tally(), new Tally());
        var wrong = new List<int>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var pair = LabelledPair.Parse(line, $"{file}, line {number}");
            var right = AreEquivalent(pair) == pair.Expected;
            if (pair.Expected) equal = equal.Add(right);
            else different = different.Add(right);
            if (!right) wrong.Add(number);
        }
        return new LabelledResult(equal, different, wrong);
    }

    private static bool AreEquivalent(LabelledPair pair) => AnswerEquivalence.Matches(
        AnswerExtractor.Extract(pair.Gold, Anything) ?? pair.Gold,
        AnswerExtractor.Extract(pair.Pred, Anything) ?? pair.Pred,
        pair.Options,
        pair.SetsAsRelations);
}
