using System.Runtime.CompilerServices;
using System.Text.Json;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Reliability;

namespace Ponder.Engine.Results;

/// <summary>The rows of a job, read from its journal.</summary>
public static class ResultRows
{
    private static readonly byte[] Newline = [(byte)'\n'];
    private static readonly RowOptions Bare = new() { Solutions = false };

    /// <summary>Every problem's row, in input order.</summary>
    /// <param name="folder">The job.</param>
    /// <param name="options">What rows tell; null is neither solutions nor reviews.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JournalException">A problem has no outcome: the job has not ended.</exception>
    public static async IAsyncEnumerable<ResultRow> OfAsync(
        JobFolder folder, RowOptions? options = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var survey = await SurveyAsync(folder, options, cancel);
        await foreach (var (_, row) in WithProblemsAsync(folder, options ?? Bare, survey, cancel)) yield return row;
    }

    /// <summary>The same with the problems, where all of them have been looked at already.</summary>
    internal static async IAsyncEnumerable<(JobProblem Problem, ResultRow Row)> WithProblemsAsync(
        JobFolder folder, RowOptions options, RowSurvey survey, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            var row = await TryOfAsync(folder, problem, options, survey, cancel)
                ?? throw new JournalException($"problem {problem.Place} of job {folder.Spec.Id} has no outcome");
            yield return (problem, row);
        }
    }

    /// <summary>The rows of problems that some page has ended on, in input order.</summary>
    public static async IAsyncEnumerable<ResultRow> SettledAsync(
        JobFolder folder, RowOptions? options = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var survey = await SurveyAsync(folder, options, cancel);
        await foreach (var problem in folder.ProblemsAsync(cancel))
        {
            if (await TryOfAsync(folder, problem, options ?? Bare, survey, cancel) is { } row) yield return row;
        }
    }

    /// <summary>Writes a row as a line of JSON.</summary>
    public static async Task WriteAsync(Stream stream, ResultRow row, CancellationToken cancel = default)
    {
        await JsonSerializer.SerializeAsync(stream, row, JournalFormat.Json, cancel);
        await stream.WriteAsync(Newline, cancel);
    }

    private static Task<RowSurvey> SurveyAsync(JobFolder folder, RowOptions? options, CancellationToken cancel) =>
        options is null ? Task.FromResult(new RowSurvey(null, null)) : RowSurvey.OfAsync(folder, options, cancel);

    private static async Task<ResultRow?> TryOfAsync(
        JobFolder folder, JobProblem problem, RowOptions options, RowSurvey survey, CancellationToken cancel)
    {
        if (problem.Outcome is not { } outcome) return null;
        var row = ResultRow.Of(problem.Entry.Problem, outcome, folder.Spec) with { Drift = survey.Drift is not null };
        if (options.Solutions && outcome.Vote.Chosen is { } chosen)
            row = row with { Solution = await folder.Texts.GetAsync(chosen, cancel) };
        return options.TargetAccuracy is null ? row
            : row with { Review = row.Answer is null || survey.Threshold is not { } from || HeldOutBin.Of(row.Confidence) < from };
    }
}
