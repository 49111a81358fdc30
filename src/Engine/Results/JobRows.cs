using System.Runtime.CompilerServices;
using System.Text;
using Ponder.Engine.Exports;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;

namespace Ponder.Engine.Results;

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
        if (await WrittenAsync(cancel) is { } written)
        {
            using var lines = new StreamReader(written);
            while (await lines.ReadLineAsync(cancel) is { } line) yield return Row(line);
        }
        else
        {
            await foreach (var row in ResultRows.SettledAsync(folder, new(), cancel)) yield return row;
        }
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

    private ResultRow Row(string line)
    {
        var remedy = $"delete it, and `ponder resume {folder.Spec.Id}` writes it again; nothing recorded is paid again";
        return JournalFormat.Parse<ResultRow>(folder.Names.Results, Encoding.UTF8.GetBytes(line), remedy);
    }
}
