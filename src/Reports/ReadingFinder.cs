using Ponder.Answers;
using Ponder.Core.Problems;
using Ponder.Core.Proposing;

namespace Ponder.Reports;

/// <summary>Reads candidates' answers once more, to show where they stand. What was recorded as read otherwise is not explained.</summary>
internal sealed class ReadingFinder(Problem problem)
{
    private const int Around = 80;
    private const int LongestPlace = 400;

    private readonly ExtractionOptions options = new() { Kind = problem.Kind ?? AnswerKind.Math, Problem = problem.Text };

    /// <summary>The reading of a candidate.</summary>
    /// <param name="node">The candidate.</param>
    /// <param name="text">Its whole text.</param>
    /// <param name="shown">How much of the text the page shows.</param>
    public ReportReading? Of(ReportCandidate node, string text, int shown)
    {
        if (node.Ending != Ending.Finished || !node.Purpose.Answers()) return null;
        var reading = AnswerExtractor.Read(text, options);
        if (Cut.To(reading.Answer, ReportCandidate.LongestAnswer) != node.Answer) return null;
        if (reading.Answer is null) return new(reading.Why);
        var (start, end) = (reading.Start, reading.Start + reading.Length);
        return new(reading.Why)
        {
            Start = start,
            Length = reading.Length,
            Excerpt = end <= shown ? null : new(
                start > Around ? $"…{text[Whole(text, start - Around)..start]}" : text[..start],
                Cut.To(text[start..end], LongestPlace),
                Cut.To(text[end..], Around)),
        };
    }

    /// <summary>Not between the halves of a surrogate pair.</summary>
    private static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
