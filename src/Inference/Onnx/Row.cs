namespace Ponder.Inference.Onnx;

/// <summary>A text that is read token by token in one row of a tile, from the moment a row is free for it.</summary>
internal abstract class Row
{
    /// <summary>The token to read next.</summary>
    public int Token { get; protected set; }

    /// <summary>A place is free: what has been read already, and whether anything is to be read at all.</summary>
    public abstract bool Begin(out KeyValues? past);

    /// <summary>Hears what the model says after <see cref="Token"/>; false when the text ends there.</summary>
    public abstract bool Read(ReadOnlySpan<float> output, TileRow place);

    /// <summary>Called once, when the row has left: rows that could not begin before.</summary>
    public virtual IEnumerable<Row> End() => [];
}

/// <summary>A row's place in a tile.</summary>
internal readonly record struct TileRow(Tile Tile, int Index)
{
    /// <summary>The keys and values read so far, from where <paramref name="before"/> ends to <paramref name="end"/>.</summary>
    public KeyValues Keep(KeyValues? before, int end) => Tile.Keep(Index, before, end);
}
