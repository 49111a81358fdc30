using System.Text.Json;
using Ponder.Core.Problems;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Search.Pages;

namespace Ponder.Evaluation.Labelling;

/// <summary>Writes what a job says about each of its problems that has a reference, as JSON Lines in input order.</summary>
internal static class TrainingRows
{
    /// <summary>Writes the rows that <paramref name="rows"/> makes of every such problem; gives how many.</summary>
    public static async Task<int> WriteAsync<T>(
        IStore store, JobRun run, Stream stream, Func<Problem, ProblemOutcome, Task<List<T>>> rows, CancellationToken cancel)
    {
        var (chunks, written) = (new ChunkReader(store, run.Spec), 0);
        for (var problem = 0; problem < run.Spec.Problems; problem++)
        {
            var entry = await chunks.EntryAsync(problem, cancel);
            if (entry.Problem.Reference is null || await run.Outcomes.LatestAsync(problem, int.MaxValue, cancel) is not { } outcome) continue;
            foreach (var row in await rows(entry.Problem, outcome))
            {
                await JsonSerializer.SerializeAsync(stream, row, JournalFormat.Json, cancel);
                stream.WriteByte((byte)'\n');
                written++;
            }
        }

        return written;
    }
}
