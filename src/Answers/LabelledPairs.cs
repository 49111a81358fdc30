namespace Ponder.Answers;

/// <summary>How many pairs of one label were judged as labelled.</summary>
/// <param name="Right">Those judged as labelled.</param>
/// <param name="Total">All pairs with this label.</param>
public readonly record struct PairCount(int Right, int Total)
{
    /// <summary>One pair more.</summary>
    /// <param name="right">Whether it was judged as labelled.</param>
    public PairCount Add(bool right) => new(Right + (right ? 1 : 0), Total + 1);
}

/// <summary>The two labels are counted apart: "always equal" scores well on one figure alone.</summary>
/// <param name="Equal">The pairs labelled equal.</param>
/// <param name="Different">The pairs labelled different.</param>
/// <param name="WrongLines">Line numbers, from 1, of the pairs that were not judged as labelled.</param>
public sealed record LabelledResult(PairCount Equal, PairCount Different, IReadOnlyList<int> WrongLines);

/// <summary>
/// Judges equivalence on labelled pairs, one JSON object a line: gold, pred, expected, and optionally precision, strict and
/// allow_set_relation_comp. Gold and pred may be whole solutions; their answers are extracted first.
/// </summary>
public static class LabelledPairs
{
    private static readonly ExtractionOptions Anything = new() { LastNumber = true };

    /// <summary>Judges every line that is not blank.</summary>
    /// <param name="lines">The file's lines.</param>
    /// <param name="file">What to call the file in messages.</param>
    /// <exception cref="ArgumentNullException">There are no lines.</exception>
    /// <exception cref="FormatException">A line is not as expected; the message names file, line and field.</exception>
    public static LabelledResult Judge(IEnumerable<string> lines, string file)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (equal, different) = (new PairCount(), new PairCount());
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
