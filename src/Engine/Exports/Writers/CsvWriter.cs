using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using nietras.SeparatedValues;

namespace Ponder.Engine.Exports.Writers;

/// <summary>Comma-separated values after RFC 4180, in UTF-8; a list is JSON in its cell, and nothing an empty cell.</summary>
internal sealed class CsvWriter : IExportWriter
{
    private readonly IReadOnlyList<ExportColumn> columns;
    private readonly StreamWriter text;
    private readonly SepWriter table;

    public CsvWriter(Stream stream, IReadOnlyList<ExportColumn> columns)
    {
        this.columns = columns;
        text = new(stream, new UTF8Encoding(false), leaveOpen: true);
        table = Sep.New(',').Writer(o => o with { Escape = true }).To(text, leaveOpen: true);
        table.Header.Add([.. columns.Select(c => c.Name)]);
        table.Header.Write();
    }

    public async Task WriteAsync(IReadOnlyList<object?> row, CancellationToken cancel)
    {
        var cells = table.NewRow(cancel);
        for (var i = 0; i < columns.Count; i++) cells[columns[i].Name].Set(Cell(row[i]));
        await cells.DisposeAsync();
    }

    public async Task EndAsync(CancellationToken cancel)
    {
        table.Flush();
        await text.FlushAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await table.DisposeAsync();
        await text.DisposeAsync();
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
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) Cells.Write(json, cell);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
