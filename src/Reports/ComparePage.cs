using Ponder.Evaluation.Comparison;

namespace Ponder.Reports;

/// <summary>The page of two jobs side by side: accuracy, spend, and the problems that got another answer.</summary>
public static class ComparePage
{
    /// <summary>Problems on the page at most; the command line's JSON has all.</summary>
    private const int Most = 5000;

    /// <summary>Writes the page.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="comparison">The two jobs.</param>
    /// <param name="cancel">Stops the writing.</param>
    public static Task WriteAsync(Stream stream, JobComparison comparison, CancellationToken cancel = default) =>
        Page.WriteAsync(stream, $"Ponder: {comparison.A.Strategy} and {comparison.B.Strategy}", Page.Comparison, new
        {
            comparison.A,
            comparison.B,
            comparison.Both,
            comparison.Judged,
            comparison.Accuracy,
            comparison.Tokens,
            comparison.BecameRight,
            comparison.BecameWrong,
            Differ = comparison.Changed.Count,
            Changed = comparison.Changed.Take(Most),
        }, cancel);
}
