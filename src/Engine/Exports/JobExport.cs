using System.Runtime.CompilerServices;
using Ponder.Engine.Jobs;

namespace Ponder.Engine.Exports;

/// <summary>What a job holds, as rows that other programs read; problem by problem, so that memory does not grow with the job.</summary>
/// <param name="folder">The job; of one that has not ended, what is settled.</param>
/// <param name="kind">What is wanted of it.</param>
/// <param name="filter">Which of it; null is all.</param>
public sealed class JobExport(JobFolder folder, ExportKind kind, ExportFilter? filter = null)
{
    private readonly IExportRows rows = kind switch
    {
        ExportKind.Candidates => new CandidateRows(),
        ExportKind.Solutions => new SolutionRows(),
        ExportKind.Preferences => new PreferenceRows(),
        ExportKind.Steps => new StepRows(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<ExportColumn> Columns => rows.Columns;

    /// <summary>The rows, in the order of the problems: a cell for each column.</summary>
    /// <exception cref="JobException">A filter is out of its range.</exception>
    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var wanted = filter ?? new();
        wanted.Check();
        await foreach (var problem in folder.SettledAsync(wanted, cancel))
        {
            await foreach (var row in rows.OfAsync(problem, wanted, cancel)) yield return row;
        }
    }

    /// <summary>Writes the rows; gives how many there were.</summary>
    /// <param name="stream">Where to; it is left open.</param>
    /// <param name="format">In which form.</param>
    /// <param name="cancel">Stops the writing.</param>
    /// <exception cref="JobException">A filter is out of its range.</exception>
    public async Task<long> WriteAsync(Stream stream, ExportFormat format, CancellationToken cancel = default)
    {
        await using var writer = format.Open(stream, Columns);
        var count = 0L;
        await foreach (var row in RowsAsync(cancel))
        {
            await writer.WriteAsync(row, cancel);
            count++;
        }

        await writer.EndAsync(cancel);
        return count;
    }
}
