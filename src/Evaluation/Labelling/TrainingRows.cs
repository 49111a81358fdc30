using System.Text.Json;
using Ponder.Core.Problems;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Search.Pages;

namespace Ponder.Evaluation.Labelling;

/// <summary>Writes what a job says about each of its problems that has a reference, as JSON Lines in input order.</summary>
internal static class TrainingRows
{
    /// <summary>Writes the rows that <paramref name="rows"/> makes of every such problem; gives how many.</summary>
    public static async Task<int> WriteAsync<T>(
        JobRun run, Stream stream, Func<Problem, ProblemOutcome, Task<List<T>>> rows, CancellationToken cancel)
    {
        var written = 0;
        await foreach (var problem in run.Folder.ProblemsAsync(cancel))
        {
            if (problem.Entry.Problem.Reference is null || problem.Outcome is not { } outcome) continue;
            foreach (var row in await rows(problem.Entry.Problem, outcome))
            {
                await JsonSerializer.SerializeAsync(stream, row, JournalFormat.Json, cancel);
                stream.WriteByte((byte)'\n');
                written++;
            }
        }

        return written;
    }
}
