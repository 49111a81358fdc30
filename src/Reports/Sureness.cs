using Ponder.Answers;
using Ponder.Engine.Results;

namespace Ponder.Reports;

/// <summary>How sure a job's answers are: the risk that comes with using more of them unread, and which to look at first.</summary>
internal sealed class Sureness
{
    private const int MostPoints = 60;
    private const int MostReviews = 20;

    private readonly List<(double Confidence, bool? Right)> answers = [];
    private readonly PriorityQueue<UnsureAnswer, (double, int)> least = new(Comparer<(double, int)>.Create((a, b) => b.CompareTo(a)));
    private int rows;

    /// <summary>Takes a row in, in input order.</summary>
    public void Add(ResultRow row)
    {
        rows++;
        if (row.Answer is not { } answer) return;
        answers.Add((row.Confidence, row.Correct));
        least.Enqueue(new(row.Id, answer, row.Confidence, row.Why, row.Kind), (row.Confidence, rows));
        if (least.Count > MostReviews) least.Dequeue();
    }

    /// <summary>What the page draws; null where there is no answer.</summary>
    public SurenessData? Of(JobSummary job) => answers.Count == 0 ? null : new(
        job.TargetAccuracy, job.Threshold, job.Answered, job.Drift?.ToString(), Points(),
        [.. least.UnorderedItems.OrderBy(item => item.Priority.Item1).ThenBy(item => item.Priority.Item2).Select(item => item.Element).Where(a => !(a.Confidence >= job.Threshold))]);

    private List<SurenessPoint> Points()
    {
        var (points, taken, expected, right, graded) = (new List<SurenessPoint>(), 0, 0.0, 0, 0);
        foreach (var alike in answers.GroupBy(a => a.Confidence).OrderByDescending(g => g.Key))
        {
            foreach (var (confidence, correct) in alike)
                (taken, expected, right, graded) = (taken + 1, expected + confidence, right + (correct == true ? 1 : 0), graded + (correct is null ? 0 : 1));
            if (taken * MostPoints < answers.Count * (points.Count + 1)) continue;
            points.Add(new(alike.Key, taken / (double)rows, expected / taken, graded == 0 ? null : right / (double)graded));
        }

        return points;
    }
}

/// <summary>What a page tells of how sure the answers are.</summary>
/// <param name="Target">The accuracy that was asked for; null where none was.</param>
/// <param name="Threshold">The confidence from which on answers need no review; null where there is none.</param>
/// <param name="Answered">Answers that need no review.</param>
/// <param name="Drift">Why the confidences may not hold; null where they may.</param>
/// <param name="Points">The curve, the surest answers first.</param>
/// <param name="Review">The least sure answers, the least sure first.</param>
internal sealed record SurenessData(
    double? Target, double? Threshold, int? Answered, string? Drift, IReadOnlyList<SurenessPoint> Points, IReadOnlyList<UnsureAnswer> Review);

/// <summary>A point of the curve.</summary>
/// <param name="Confidence">From which confidence on answers are used.</param>
/// <param name="Coverage">The share of problems whose answers are.</param>
/// <param name="Expected">How many of them are right by their own word.</param>
/// <param name="Accuracy">How many are by their references; null where there are none.</param>
internal sealed record SurenessPoint(double Confidence, double Coverage, double Expected, double? Accuracy);

/// <summary>An answer to look at.</summary>
/// <param name="Id">The problem's id.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Confidence">How likely it is right.</param>
/// <param name="Why">Why it was chosen.</param>
/// <param name="Kind">What kind of answer it is; null for mathematics.</param>
internal sealed record UnsureAnswer(string Id, string Answer, double Confidence, string? Why, AnswerKind? Kind);
