using System.Runtime.CompilerServices;
using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Search.Pages;

namespace Ponder.Engine.Results;

/// <summary>Writes what a job came to: results, totals and the report. Can be repeated: the same journal gives the same files.</summary>
/// <param name="store">Where the job is kept.</param>
/// <param name="reporter">Writes the page for people; without one there is none.</param>
public sealed class JobCloser(IStore store, IJobReporter? reporter = null)
{
    /// <summary>Writes the files; gives the totals.</summary>
    public async Task<JobSummary> CloseAsync(JobRun run, CancellationToken cancel = default)
    {
        var names = new JobNames(run.Spec.Id);
        var summary = Summary(run);
        await store.WriteAsync(names.Results, WriteRowsAsync, cancel);
        summary = summary with { InDoubt = await DoubtAsync(run, cancel) };
        if (reporter is not null) await reporter.WriteAsync(run, summary, cancel);
        await store.WriteAsync(names.Summary, (stream, stop) => JsonSerializer.SerializeAsync(stream, summary, JournalFormat.Indented, stop), cancel);
        return summary;

        // A store may have the rows written more than once, so that everything counted on the way begins anew.
        async Task WriteRowsAsync(Stream stream, CancellationToken stop)
        {
            summary = Summary(run);
            var (right, graded) = (0, 0);
            await foreach (var row in RowsAsync(run, stop))
            {
                await JsonSerializer.SerializeAsync(stream, row, JournalFormat.Json, stop);
                stream.WriteByte((byte)'\n');
                summary = summary.With(row);
                if (row.Correct is { } correct) (right, graded) = (right + (correct ? 1 : 0), graded + 1);
            }

            summary = summary with { Accuracy = graded == 0 ? null : right / (double)graded };
        }
    }

    /// <summary>Every problem's row, in input order.</summary>
    public IAsyncEnumerable<ResultRow> RowsAsync(JobRun run, CancellationToken cancel = default) => OutcomesAsync(run, cancel).Select(pair => pair.Row);

    /// <summary>The rows of problems that some page has ended on, in input order.</summary>
    internal async IAsyncEnumerable<(ResultRow Row, ProblemOutcome Outcome)> SettledAsync(
        JobSpec spec, Outcomes outcomes, [EnumeratorCancellation] CancellationToken cancel)
    {
        var chunks = new ChunkReader(store, spec);
        for (var number = 0; number < spec.Chunks; number++)
        {
            var chunk = await chunks.ChunkAsync(number, cancel);
            for (var place = 0; place < chunk.Problems.Count; place++)
            {
                if (await outcomes.LatestAsync(chunk.First + place, int.MaxValue, cancel) is { } outcome)
                    yield return (ResultRow.Of(chunk.Problems[place].Problem, outcome, spec.Settings.Voting.Equivalence), outcome);
            }
        }
    }

    /// <summary>Every problem's row and outcome, in input order.</summary>
    public async IAsyncEnumerable<(ResultRow Row, ProblemOutcome Outcome)> OutcomesAsync(JobRun run, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var next = 0;
        await foreach (var settled in SettledAsync(run.Spec, run.Outcomes, cancel))
        {
            if (settled.Outcome.Problem != next++) break;
            yield return settled;
        }

        if (next != run.Spec.Problems) throw new JournalException($"problem {next} of job {run.Spec.Id} has no outcome");
    }

    private static JobSummary Summary(JobRun run) => new()
    {
        Job = run.Spec.Id,
        Errors = run.Spec.Errors,
        Cap = run.Cap,
        Spend = run.Spent,
        Waves = run.Waves.Count,
        Strategy = run.Strategy,
        Spec = run.Spec,
    };

    private static async Task<Spend> DoubtAsync(JobRun run, CancellationToken cancel)
    {
        var doubt = default(Spend);
        for (var wave = 0; wave < run.Waves.Count; wave++)
        {
            for (var page = 0; await run.Outcomes.TryReadAsync(wave, page, cancel) is { } outcome; page++) doubt += outcome.Doubt;
        }

        return doubt;
    }
}
