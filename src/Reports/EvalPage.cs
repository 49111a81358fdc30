using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Paper;

namespace Ponder.Reports;

/// <summary>An evaluation's page for people: accuracy against compute, over all problems and bin by bin, and what was found.</summary>
public static class EvalPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="title">What was evaluated.</param>
    /// <param name="result">What was measured.</param>
    /// <param name="exchange">The comparison with a larger model, where there is one.</param>
    /// <param name="cancel">Stops the writing.</param>
    public static Task WriteAsync(
        Stream stream, string title, EvalResult result, IReadOnlyList<ExchangeRow>? exchange = null, CancellationToken cancel = default) =>
        Page.WriteAsync(stream, $"Ponder evaluation: {title}", Page.Evaluation, new
        {
            title,
            result.Points,
            result.Claims,
            result.LeftOut,
            exchange,
        }, cancel);
}
