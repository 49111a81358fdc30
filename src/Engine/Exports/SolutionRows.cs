using System.Runtime.CompilerServices;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports;

/// <summary>
/// Problems with their solutions as chats, as fine-tuning services take them; with right ones only this is the data of rejection sampling
/// (STaR, Zelikman et al. 2022; ReST-EM, Singh et al. 2023).
/// </summary>
internal sealed class SolutionRows : IExportRows
{
    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new("id", CellType.Text), new("messages", CellType.Messages), new("answer", CellType.Text), new("reference", CellType.Text),
        new("correct", CellType.Truth), new("confidence", CellType.Number), new("score", CellType.Number), new("tokens", CellType.Whole),
    ];

    public async IAsyncEnumerable<object?[]> OfAsync(
        SettledProblem problem, ExportFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var candidate in problem.Solutions(filter))
        {
            (string, string)[] messages = [("user", problem.Text), ("assistant", await problem.TextAsync(candidate, cancel))];
            yield return
            [
                problem.Id, messages, candidate.Answer, problem.Reference, problem.IsRight(candidate), problem.Confidence,
                problem.Score(candidate), (long)candidate.Tokens,
            ];
        }
    }
}
