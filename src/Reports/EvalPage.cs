using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Paper;

namespace Ponder.Reports;

/// <summary>An evaluation's page for people: accuracy against compute, over all problems and bin by bin, and what was found.</summary>
public static class EvalPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="title">Whose models were evaluated.</param>
    /// <param name="result">What was measured.</param>
    /// <param name="exchange">The comparison with a larger model, where there is one.</param>
    /// <param name="about">What was evaluated when; null tells nothing of it.</param>
    /// <param name="cancel">Stops the writing.</param>
    public static Task WriteAsync(
        Stream stream, string title, EvalResult result, IReadOnlyList<ExchangeRow>? exchange = null, EvalAbout? about = null,
        CancellationToken cancel = default) =>
        Page.WriteAsync(stream, $"{about?.File ?? title} · Ponder evaluation", Page.Evaluation, new
        {
            title,
            about,
            result.Points,
            result.Claims,
            result.LeftOut,
            exchange,
        }, cancel);
}

/// <summary>What was evaluated, as the page's heading says it.</summary>
/// <param name="File">The problem file's name, or what the problems are.</param>
/// <param name="Seed">The seed of problems and samples.</param>
/// <param name="Begun">When it was begun.</param>
/// <param name="Seconds">How long it took, in seconds.</param>
public sealed record EvalAbout(string File, string Seed, DateTimeOffset Begun, double Seconds);
