using Ponder.Answers.Equivalence;

namespace Ponder.Answers;

/// <summary>
/// Judges equivalence on labelled pairs, one JSON object a line: gold, pred, expected, and optionally kind, precision, strict and
/// allow_set_relation_comp. Gold and pred may be whole solutions; their answers are extracted first, the last number where all else fails.
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
        var judged = new List<JudgedPair>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) judged.Add(Judge(LabelledPair.Parse(line, $"{file}, line {number}"), number));
        }

        return new LabelledResult(PairCount.Of(judged, label: true), PairCount.Of(judged, label: false), judged);
    }

    private static JudgedPair Judge(LabelledPair pair, int line)
    {
        var (gold, pred) = (AnswerExtractor.Read(pair.Gold, Anything), AnswerExtractor.Read(pair.Pred, Anything));
        var (reference, answer) = (gold.Answer ?? pair.Gold, pred.Answer ?? pair.Pred);
        var (a, b) = (AnswerCache.Get(reference), AnswerCache.Get(answer));
        var restated = pair.SetsAsRelations == false && a.IsMembership && b.IsInequality;
        var same = !restated && AnswerEquivalence.Matches(reference, answer, pair.Options, pair.SetsAsRelations ?? false);
        return new JudgedPair(
            line, pair.Kind ?? MeaningNames.Of(a.Meanings[0]), pair.Expected, same, pair.Gold, pair.Pred, gold, pred,
            $"{MeaningNames.Of(a.Meanings[0])} against {MeaningNames.Of(b.Meanings[0])}");
    }
}
