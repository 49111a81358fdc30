using System.Runtime.CompilerServices;
using System.Text;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;

namespace Ponder.Engine.Exports;

/// <summary>The rows of a job as they stand; they are read and written one by one, so that memory does not grow with the job.</summary>
public sealed class JobRows
{
    private readonly JobFolder folder;
    private readonly bool ended;

    /// <param name="folder">The job.</param>
    /// <param name="ended">Whether it has ended: its rows are written then. Else those that are settled are worked out.</param>
    internal JobRows(JobFolder folder, bool ended) => (this.folder, this.ended) = (folder, ended);

    /// <summary>The rows, in input order.</summary>
    public async IAsyncEnumerable<ResultRow> RowsAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var written = await WrittenAsync(cancel);
        using var lines = written is null ? null : new StreamReader(written);
        var row = await NextAsync(lines, cancel);
        // Rows of version 0.1 have no why, and call the share of the vote their confidence: they are worked out again.
        if (row?.Why is null)
        {
            await foreach (var settled in ResultRows.SettledAsync(folder, new(), cancel)) yield return settled;
            yield break;
        }

        for (; row is not null; row = await NextAsync(lines, cancel)) yield return row;
    }

    /// <summary>Writes the rows: in JSON lines as <c>results.jsonl</c> has them, in other formats as a table.</summary>
    /// <param name="stream">Where to; it is left open.</param>
    /// <param name="format">In which form.</param>
    /// <param name="cancel">Stops the writing.</param>
    public async Task WriteAsync(Stream stream, ExportFormat format, CancellationToken cancel = default)
    {
        if (format != ExportFormat.Jsonl)
        {
            await WriteTableAsync(stream, format, cancel);
            return;
        }

        await using var written = await WrittenAsync(cancel);
        if (written is not null)
        {
            await written.CopyToAsync(stream, cancel);
            return;
        }

        await foreach (var row in ResultRows.SettledAsync(folder, new(), cancel)) await ResultRows.WriteAsync(stream, row, cancel);
    }

    private async Task WriteTableAsync(Stream stream, ExportFormat format, CancellationToken cancel)
    {
        await using var writer = format.Open(stream, ResultTable.Columns);
        await foreach (var row in RowsAsync(cancel)) await writer.WriteAsync(ResultTable.Cells(row), cancel);
        await writer.EndAsync(cancel);
    }

    private async Task<Stream?> WrittenAsync(CancellationToken cancel) =>
        ended ? await folder.Store.TryOpenAsync(folder.Names.Results, cancel) : null;

    private async Task<ResultRow?> NextAsync(StreamReader? lines, CancellationToken cancel)
    {
        if (lines is null || await lines.ReadLineAsync(cancel) is not { } line) return null;
        var remedy = $"delete it, and `ponder resume {folder.Spec.Id}` writes it again; nothing recorded is paid again";
        return JournalFormat.Parse<ResultRow>(folder.Names.Results, Encoding.UTF8.GetBytes(line), remedy);
    }
}
