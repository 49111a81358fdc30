using Parquet;
using Parquet.Schema;

namespace Ponder.Engine.Exports.Writers;

/// <summary>
/// Apache Parquet: rows are held until they make a row group, which is bounded in rows and in characters. A stream that cannot seek gets the
/// file when it is whole.
/// </summary>
internal sealed class ParquetRows : IExportWriter
{
    private const int MostRows = 10_000;
    private const long MostCharacters = 16 << 20;

    private readonly ParquetColumn[] held;
    private readonly ParquetSchema schema;
    private readonly Stream stream;
    private readonly Stream target;
    private ParquetWriter? writer;
    private int rows;
    private long characters;

    public ParquetRows(Stream stream, IReadOnlyList<ExportColumn> columns)
    {
        held = [.. columns.Select(ParquetColumn.Of)];
        // Fields know their levels from here on.
        schema = new(held.Select(c => c.Field));
        (this.stream, target) = (stream, stream.CanSeek ? stream : TemporaryFile.Open());
    }

    public async Task WriteAsync(IReadOnlyList<object?> row, CancellationToken cancel)
    {
        for (var i = 0; i < held.Length; i++) characters += held[i].Add(row[i]);
        if (++rows >= MostRows || characters >= MostCharacters) await FlushAsync(cancel);
    }

    public async Task EndAsync(CancellationToken cancel)
    {
        if (rows > 0 || writer is null) await FlushAsync(cancel);
        await writer!.DisposeAsync();
        writer = null;
        if (target == stream) return;
        target.Position = 0;
        await target.CopyToAsync(stream, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (writer is not null) await writer.DisposeAsync();
        if (target != stream) await target.DisposeAsync();
    }

    private async Task FlushAsync(CancellationToken cancel)
    {
        writer ??= await ParquetWriter.CreateAsync(schema, target, cancellationToken: cancel);
        using var group = writer.CreateRowGroup();
        foreach (var column in held) await column.WriteAsync(group, cancel);
        group.CompleteValidate();
        (rows, characters) = (0, 0);
    }
}
