using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using nietras.SeparatedValues;

namespace Ponder.Engine.Exports.Writers;

/// <summary>
/// Comma-separated values after RFC 4180, in UTF-8; a list is JSON in its cell, and nothing an empty cell. Rows are gathered in memory: a
/// reply over HTTP takes no synchronous writes.
/// </summary>
internal sealed class CsvWriter : IExportWriter
{
    private const int MostHeld = 64 * 1024;

    private readonly IReadOnlyList<ExportColumn> columns;
    private readonly Stream stream;
    private readonly MemoryStream held = new();
    private readonly StreamWriter text;
    private readonly SepWriter table;

    public CsvWriter(Stream stream, IReadOnlyList<ExportColumn> columns)
    {
        (this.columns, this.stream) = (columns, stream);
        text = new(held, new UTF8Encoding(false), leaveOpen: true);
        table = Sep.New(',').Writer(o => o with { Escape = true }).To(text, leaveOpen: true);
        table.Header.Add([.. columns.Select(c => c.Name)]);
        table.Header.Write();
    }

    public async Task WriteAsync(IReadOnlyList<object?> row, CancellationToken cancel)
    {
        Write(row);
        if (held.Length >= MostHeld) await SendAsync(cancel);
    }

    public async Task EndAsync(CancellationToken cancel)
    {
        table.Flush();
        await text.FlushAsync(cancel);
        await SendAsync(cancel);
        await stream.FlushAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await table.DisposeAsync();
        await text.DisposeAsync();
        await held.DisposeAsync();
    }

    private void Write(IReadOnlyList<object?> row)
    {
        using var cells = table.NewRow();
        for (var i = 0; i < columns.Count; i++) cells[columns[i].Name].Set(Cell(row[i]));
    }

    private async Task SendAsync(CancellationToken cancel)
    {
        await stream.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancel);
        held.SetLength(0);
    }

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        string words => Cells.Whole(words),
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Json(cell),
    };

    private static string Json(object cell)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Cells.Write(json, cell);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
