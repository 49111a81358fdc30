using System.Runtime.CompilerServices;
using Ponder.Core.Candidates;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports;

/// <summary>
/// Pairs of a better and a worse solution. With a known answer the right ones are better; without one those that agree with the answer that
/// was chosen. The worse solutions that the verifier liked most come first: they teach most.
/// </summary>
internal sealed class PreferenceRows : IExportRows
{
    private const int UsualMost = 4;

    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new("id", CellType.Text), new("prompt", CellType.Text), new("chosen", CellType.Text), new("rejected", CellType.Text),
        new("chosenAnswer", CellType.Text), new("rejectedAnswer", CellType.Text), new("chosenScore", CellType.Number),
        new("rejectedScore", CellType.Number), new("by", CellType.Text), new("confidence", CellType.Number),
    ];

    public async IAsyncEnumerable<object?[]> OfAsync(
        SettledProblem problem, ExportFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (filter.Right && problem.Reference is null) yield break;
        var winners = Winners(problem);
        var (better, worse) = (new List<Candidate>(), new List<Candidate>());
        foreach (var candidate in problem.Best())
            (problem.IsRight(candidate) ?? winners.Contains(candidate.Answer!) ? better : worse).Add(candidate);
        if (better.Count == 0) yield break;
        for (var i = 0; i < Math.Min(worse.Count, filter.PerProblem ?? UsualMost); i++)
        {
            var (good, bad) = (better[i % better.Count], worse[i]);
            yield return
            [
                problem.Id, problem.Text, await problem.TextAsync(good, cancel), await problem.TextAsync(bad, cancel),
                good.Answer, bad.Answer,
                problem.Score(good), problem.Score(bad), problem.Reference is null ? "vote" : "reference", problem.Confidence,
            ];
        }
    }

    /// <summary>The answers that agree with the chosen one.</summary>
    private static HashSet<string> Winners(SettledProblem problem) => problem.Outcome.Vote.Answer is { } answer
        ? [.. problem.Outcome.Pool.Select(c => c.Answer).OfType<string>().Distinct().Where(a => problem.Agree(answer, a))] : [];
}
