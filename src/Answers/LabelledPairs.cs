using Ponder.Answers.Equivalence;

namespace Ponder.Answers;

/// <summary>
/// Judges equivalence on labelled pairs, one JSON object a line: gold, pred, expected, and optionally kind, answerType, problem,
/// precision, strict and allow_set_relation_comp. Gold and pred may be whole solutions; their answers are extracted first, the last number
/// where all else fails.
/// </summary>
public static class LabelledPairs
{
    /// <summary>Judges every line that is not blank.</summary>
    /// <param name="lines">The file's lines.</param>
    /// <param name="file">What to call the file in messages.</param>
    /// <param name="usual">The kind of answers of the lines that name none.</param>
    /// <exception cref="ArgumentNullException">There are no lines.</exception>
    /// <exception cref="FormatException">A line is not as expected; the message names file, line and field.</exception>
    public static LabelledResult Judge(IEnumerable<string> lines, string file, AnswerKind usual = AnswerKind.Math)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var judged = new List<JudgedPair>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) judged.Add(Judge(LabelledPair.Parse(line, $"{file}, line {number}", usual), number));
        }

        return new LabelledResult(PairCount.Of(judged, label: true), PairCount.Of(judged, label: false), judged);
    }

    private static JudgedPair Judge(LabelledPair pair, int line)
    {
        var reading = new ExtractionOptions { LastNumber = true, Kind = pair.Options.Kind, Problem = pair.Problem };
        var (gold, pred) = (AnswerExtractor.Read(pair.Gold, reading), AnswerExtractor.Read(pair.Pred, reading));
        if (pair.Options.Kind != AnswerKind.Math) return OfKind(pair, line, gold, pred);
        var (reference, answer) = (gold.Answer ?? pair.Gold, pred.Answer ?? pair.Pred);
        var (a, b) = (AnswerCache.Get(reference), AnswerCache.Get(answer));
        var restated = pair.SetsAsRelations == false && a.IsMembership && b.IsInequality;
        var same = !restated && AnswerEquivalence.Matches(reference, answer, pair.Options, pair.SetsAsRelations ?? false);
        return new JudgedPair(
            line, pair.Kind ?? MeaningNames.Of(a.Meanings[0]), pair.Expected, same, pair.Gold, pair.Pred, gold, pred,
            $"{MeaningNames.Of(a.Meanings[0])} against {MeaningNames.Of(b.Meanings[0])}");
    }

    private static JudgedPair OfKind(LabelledPair pair, int line, AnswerReading gold, AnswerReading pred)
    {
        var name = AnswerKinds.Names[(int)pair.Options.Kind];
        var same = AnswerEquivalence.Matches(gold.Answer ?? pair.Gold, pred.Answer ?? pair.Pred, pair.Options);
        return new JudgedPair(line, pair.Kind ?? name, pair.Expected, same, pair.Gold, pair.Pred, gold, pred, $"as {name}");
    }
}
