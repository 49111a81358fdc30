using Parquet;
using Parquet.Schema;

namespace Ponder.Engine.Exports.Writers;

/// <summary>
/// The levels of a column of lists, as Dremel has them (Melnik et al. 2010): where each list begins, and how much of the way to a value is there.
/// </summary>
internal sealed class ParquetLevels
{
    private const int NoList = 0;
    private const int Empty = 1;

    private readonly List<int> repetition = [];
    private readonly List<int> definition = [];

    /// <summary>A list of so many values, or none; <paramref name="whole"/> is the level of a value that is there.</summary>
    public void Add(int? count, int whole)
    {
        for (var i = 0; i < Math.Max(1, count ?? 0); i++)
        {
            repetition.Add(i == 0 ? 0 : 1);
            definition.Add(count is null ? NoList : count == 0 ? Empty : whole);
        }
    }

    public async Task WriteAsync<T>(ParquetRowGroupWriter group, DataField field, T[] values, CancellationToken cancel)
        where T : struct => await group.WriteAllPartsAsync<T>(field, values, definition.ToArray(), repetition.ToArray(), cancel);

    public void Clear()
    {
        repetition.Clear();
        definition.Clear();
    }
}

/// <summary>Lists of numbers.</summary>
internal sealed class ParquetNumberLists(string name) : ParquetColumn
{
    private readonly ListField list = new(name, new DataField<double>("element"));
    private readonly ParquetLevels levels = new();
    private readonly List<double> values = [];

    public override Field Field => list;

    private DataField Element => (DataField)list.Item;

    public override long Add(object? cell)
    {
        var numbers = (IReadOnlyList<double>?)cell;
        levels.Add(numbers?.Count, Element.MaxDefinitionLevel);
        values.AddRange(numbers ?? []);
        return 0;
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancel)
    {
        await levels.WriteAsync(group, Element, values.ToArray(), cancel);
        levels.Clear();
        values.Clear();
    }
}

/// <summary>Lists of texts.</summary>
internal sealed class ParquetTextLists(string name) : ParquetColumn
{
    private readonly ListField list = new(name, new DataField<string>("element"));
    private readonly ParquetLevels levels = new();
    private readonly List<ReadOnlyMemory<char>> values = [];

    public override Field Field => list;

    private DataField Element => (DataField)list.Item;

    public override long Add(object? cell)
    {
        var texts = (IReadOnlyList<string>?)cell;
        levels.Add(texts?.Count, Element.MaxDefinitionLevel);
        values.AddRange((texts ?? []).Select(text => Cells.Whole(text).AsMemory()));
        return (texts ?? []).Sum(text => (long)text.Length);
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancel)
    {
        await levels.WriteAsync(group, Element, values.ToArray(), cancel);
        levels.Clear();
        values.Clear();
    }
}

/// <summary>Chats: lists of a role and a content.</summary>
internal sealed class ParquetMessages(string name) : ParquetColumn
{
    private readonly ListField list = new(name, new StructField("element", new DataField<string>("role"), new DataField<string>("content")));
    private readonly ParquetLevels levels = new();
    private readonly List<ReadOnlyMemory<char>> roles = [];
    private readonly List<ReadOnlyMemory<char>> contents = [];

    public override Field Field => list;

    public override long Add(object? cell)
    {
        var messages = (IReadOnlyList<(string Role, string Content)>?)cell ?? [];
        levels.Add(cell is null ? null : messages.Count, Leaf(0).MaxDefinitionLevel);
        roles.AddRange(messages.Select(m => m.Role.AsMemory()));
        contents.AddRange(messages.Select(m => Cells.Whole(m.Content).AsMemory()));
        return messages.Sum(m => (long)m.Content.Length);
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancel)
    {
        await levels.WriteAsync(group, Leaf(0), roles.ToArray(), cancel);
        await levels.WriteAsync(group, Leaf(1), contents.ToArray(), cancel);
        levels.Clear();
        roles.Clear();
        contents.Clear();
    }

    private DataField Leaf(int place) => (DataField)((StructField)list.Item).Fields[place];
}
