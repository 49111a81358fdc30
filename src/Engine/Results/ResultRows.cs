using System.Runtime.CompilerServices;
using System.Text.Json;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Results;

/// <summary>The rows of a job, read from its journal.</summary>
public static class ResultRows
{
    /// <summary>Every problem's row, in input order.</summary>
    /// <exception cref="JournalException">A problem has no outcome: the job has not ended.</exception>
    public static async IAsyncEnumerable<ResultRow> OfAsync(JobFolder folder, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var problem in folder.ProblemsAsync(cancel))
            yield return TryOf(folder, problem) ?? throw new JournalException($"problem {problem.Place} of job {folder.Spec.Id} has no outcome");
    }

    /// <summary>The rows of problems that some page has ended on, in input order.</summary>
    public static async IAsyncEnumerable<ResultRow> SettledAsync(JobFolder folder, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            if (TryOf(folder, problem) is { } row) yield return row;
        }
    }

    /// <summary>Writes a row as a line of JSON.</summary>
    public static async Task WriteAsync(Stream stream, ResultRow row, CancellationToken cancel = default)
    {
        await JsonSerializer.SerializeAsync(stream, row, JournalFormat.Json, cancel);
        stream.WriteByte((byte)'\n');
    }

    private static ResultRow? TryOf(JobFolder folder, JobProblem problem) =>
        problem.Outcome is { } outcome ? ResultRow.Of(problem.Entry.Problem, outcome, folder.Spec.Settings.Voting.Equivalence) : null;
}
