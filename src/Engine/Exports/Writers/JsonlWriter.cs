using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ponder.Engine.Exports.Writers;

/// <summary>A JSON object a line, with every column.</summary>
internal sealed class JsonlWriter(Stream stream, IReadOnlyList<ExportColumn> columns) : IExportWriter
{
    private readonly ArrayBufferWriter<byte> line = new();

    public async Task WriteAsync(IReadOnlyList<object?> row, CancellationToken cancel)
    {
        line.ResetWrittenCount();
        await using (var json = new Utf8JsonWriter(line, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++)
            {
                json.WritePropertyName(columns[i].Name);
                Cells.Write(json, row[i]);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        await stream.WriteAsync(line.WrittenMemory, cancel);
    }

    public Task EndAsync(CancellationToken cancel) => stream.FlushAsync(cancel);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
