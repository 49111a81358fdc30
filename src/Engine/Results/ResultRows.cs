using System.Runtime.CompilerServices;
using System.Text.Json;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Results;

/// <summary>The rows of a job, read from its journal.</summary>
public static class ResultRows
{
    /// <summary>Every problem's row, in input order.</summary>
    /// <param name="folder">The job.</param>
    /// <param name="solutions">Whether rows hold the text that stands for the answer.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JournalException">A problem has no outcome: the job has not ended.</exception>
    public static async IAsyncEnumerable<ResultRow> OfAsync(
        JobFolder folder, bool solutions = false, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            yield return await TryOfAsync(folder, problem, solutions, cancel)
                ?? throw new JournalException($"problem {problem.Place} of job {folder.Spec.Id} has no outcome");
        }
    }

    /// <summary>The rows of problems that some page has ended on, in input order.</summary>
    public static async IAsyncEnumerable<ResultRow> SettledAsync(
        JobFolder folder, bool solutions = false, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            if (await TryOfAsync(folder, problem, solutions, cancel) is { } row) yield return row;
        }
    }

    /// <summary>Writes a row as a line of JSON.</summary>
    public static async Task WriteAsync(Stream stream, ResultRow row, CancellationToken cancel = default)
    {
        await JsonSerializer.SerializeAsync(stream, row, JournalFormat.Json, cancel);
        stream.WriteByte((byte)'\n');
    }

    private static async Task<ResultRow?> TryOfAsync(JobFolder folder, JobProblem problem, bool solutions, CancellationToken cancel)
    {
        if (problem.Outcome is not { } outcome) return null;
        var row = ResultRow.Of(problem.Entry.Problem, outcome, folder.Spec);
        return solutions && outcome.Vote.Chosen is { } chosen ? row with { Solution = await folder.Texts.GetAsync(chosen, cancel) } : row;
    }
}
