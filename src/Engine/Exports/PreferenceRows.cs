using System.Runtime.CompilerServices;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports;

/// <summary>Pairs of a better and a worse solution.</summary>
internal sealed class PreferenceRows : IExportRows
{
    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new("id", CellType.Text), new("prompt", CellType.Text), new("chosen", CellType.Text), new("rejected", CellType.Text),
        new("chosenAnswer", CellType.Text), new("rejectedAnswer", CellType.Text), new("chosenScore", CellType.Number),
        new("rejectedScore", CellType.Number), new("by", CellType.Text), new("confidence", CellType.Number),
    ];

    public async IAsyncEnumerable<object?[]> OfAsync(
        SettledProblem problem, ExportFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (good, bad) in problem.Pairs(filter))
        {
            yield return
            [
                problem.Id, problem.Text, await problem.TextAsync(good, cancel), await problem.TextAsync(bad, cancel),
                good.Answer, bad.Answer,
                problem.Score(good), problem.Score(bad), problem.Reference is null ? "vote" : "reference", problem.Confidence,
            ];
        }
    }
}
