using System.Runtime.CompilerServices;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports;

/// <summary>Scored solutions, cut into their steps: the form that stepwise supervision is trained on.</summary>
internal sealed class StepRows : IExportRows
{
    public IReadOnlyList<ExportColumn> Columns { get; } =
    [
        new("id", CellType.Text), new("prompt", CellType.Text), new("completions", CellType.Texts), new("scores", CellType.Numbers),
        new("answer", CellType.Text), new("correct", CellType.Truth),
    ];

    public async IAsyncEnumerable<object?[]> OfAsync(
        SettledProblem problem, ExportFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        var scored = problem.Wanted(filter).Where(c => c.Scores is not null);
        foreach (var candidate in scored.Take(filter.PerProblem ?? int.MaxValue))
        {
            var text = await problem.TextAsync(candidate, cancel);
            var steps = text.Split(problem.StepSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            // A verifier of outcomes has one score for the whole.
            if (candidate.Scores!.Count == 1 && steps.Length > 1) steps = [text.Trim()];
            if (steps.Length == candidate.Scores.Count)
                yield return [problem.Id, problem.Text, steps, candidate.Scores, candidate.Answer, problem.IsRight(candidate)];
        }
    }
}
