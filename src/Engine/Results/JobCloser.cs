using System.IO.Compression;
using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Search.Pages;

namespace Ponder.Engine.Results;

/// <summary>
/// Writes what a job came to: results, totals and the page for people. Can be repeated: the same journal gives the same files.
/// </summary>
/// <param name="reporter">Writes the page; without one there is none.</param>
/// <param name="rows">What rows tell; null is the solutions, and no review.</param>
internal sealed class JobCloser(IJobReporter? reporter = null, RowOptions? rows = null)
{
    /// <summary>Writes the files; gives the totals.</summary>
    public async Task<JobSummary> CloseAsync(JobRun run, CancellationToken cancel = default)
    {
        var (store, names, summary, wanted) = (run.Folder.Store, run.Folder.Names, JobSummary.Of(run), rows ?? new());
        var survey = await RowSurvey.OfAsync(run.Folder, wanted, cancel);
        await store.WriteAsync(
            names.Results,
            (stream, stop) => store.WriteAsync(names.RowList, (list, end) => WriteRowsAsync(stream, list, end), stop), cancel);
        var (waves, tally) = await run.Folder.NewsAsync(cancel);
        if (run.Spec.Probe is { Notes: var notes }) tally = new Tally { Notes = [.. notes.Distinct(StringComparer.Ordinal).Select(note => new NoteCount(note, 1))] }.Plus(tally);
        summary = summary with
        {
            SpendByWave = waves,
            InDoubt = waves.Aggregate(default(Spend), (sum, wave) => sum + wave.InDoubt),
            Notes = tally.Notes,
            Verdicts = tally.Verdicts,
            Unread = tally.Unread,
            UnreadExample = tally.Example,
        };
        if (reporter is not null) await reporter.WriteAsync(run, summary, cancel);
        await store.WriteAsync(names.Summary, (stream, stop) => JsonSerializer.SerializeAsync(stream, summary, JournalFormat.Indented, stop), cancel);
        return summary;

        // A store may have the rows written more than once, so that everything counted on the way begins anew.
        async Task WriteRowsAsync(Stream stream, Stream packed, CancellationToken stop)
        {
            await using var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true);
            await using var list = new RowListWriter(gzip);
            summary = JobSummary.Of(run) with
            {
                TargetAccuracy = wanted.TargetAccuracy,
                Threshold = survey.Threshold,
                Answered = wanted.TargetAccuracy is null ? null : 0,
                Drift = survey.Drift,
            };
            var (right, graded) = (0, 0);
            await foreach (var (problem, row) in ResultRows.WithProblemsAsync(run.Folder, wanted, survey, stop))
            {
                await ResultRows.WriteAsync(stream, row, stop);
                await list.AddAsync(problem.Place + 1, problem.Entry.Problem, row, stop);
                summary = summary.With(row);
                if (row.Correct is { } correct) (right, graded) = (right + (correct ? 1 : 0), graded + 1);
            }

            await list.EndAsync(cancel: stop);
            summary = summary with { Accuracy = graded == 0 ? null : right / (double)graded };
        }
    }
}
