using Parquet;
using Parquet.Schema;

namespace Ponder.Engine.Exports.Writers;

/// <summary>A column's cells until their row group is written.</summary>
internal abstract class ParquetColumn
{
    /// <summary>What the file's schema says of it.</summary>
    public abstract Field Field { get; }

    public static ParquetColumn Of(ExportColumn column) => column.Type switch
    {
        CellType.Text => new ParquetTexts(column.Name),
        CellType.Whole => new ParquetValues<long>(column.Name),
        CellType.Number => new ParquetValues<double>(column.Name),
        CellType.Truth => new ParquetValues<bool>(column.Name),
        CellType.Numbers => new ParquetNumberLists(column.Name),
        CellType.Texts => new ParquetTextLists(column.Name),
        CellType.Messages => new ParquetMessages(column.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, null),
    };

    /// <summary>Takes a cell; gives the characters it holds.</summary>
    public abstract long Add(object? cell);

    /// <summary>Writes the cells and forgets them.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancel);
}

/// <summary>Texts.</summary>
internal sealed class ParquetTexts(string name) : ParquetColumn
{
    private readonly DataField<string> texts = new(name);
    private readonly List<string?> cells = [];

    public override Field Field => texts;

    public override long Add(object? cell)
    {
        var text = cell is string words ? Cells.Whole(words) : null;
        cells.Add(text);
        return text?.Length ?? 0;
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancel)
    {
        await group.WriteAsync(texts, cells!);
        cells.Clear();
    }
}

/// <summary>Numbers or truths.</summary>
internal sealed class ParquetValues<T>(string name) : ParquetColumn
    where T : struct
{
    private readonly DataField<T?> values = new(name);
    private readonly List<T?> cells = [];

    public override Field Field => values;

    public override long Add(object? cell)
    {
        cells.Add((T?)cell);
        return 0;
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancel)
    {
        await group.WriteAsync<T>(values, cells.ToArray(), cancellationToken: cancel);
        cells.Clear();
    }
}
