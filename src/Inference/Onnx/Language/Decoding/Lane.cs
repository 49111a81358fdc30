using Ponder.Inference.Onnx.Language.Memory;
using Ponder.Inference.Onnx.Language.Passes;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>
/// Rows that read one token each at a step. How many rows there are never changes, idle ones included, so that a row's numbers do not depend
/// on the others. A fused model keeps a row's keys and values at their places from the first on; any other is given them at the end of the
/// room there is, the last beside the new one, and they move back by one place at every step.
/// </summary>
internal sealed class Lane : IDisposable
{
    private readonly LanguageModel model;
    private readonly Pass pass;
    private readonly nint[] kept;
    private readonly nint[] grown;
    private readonly long[] ids;
    private readonly int[] lengths;
    private readonly bool[] taken;

    public Lane(LanguageModel model, int rows, int capacity)
    {
        (this.model, Capacity, pass) = (model, capacity, new(model));
        (ids, lengths, taken) = (new long[rows], new int[rows], new bool[rows]);
        kept = model.Allocate(capacity, rows);
        grown = model.Fused ? kept : model.Allocate(capacity + 1, rows);
        for (var i = 0; i < kept.Length; i++) pass.Bind(model.Parts[i], rows, (kept[i], capacity), (grown[i], model.Fused ? capacity : capacity + 1));
    }

    /// <summary>Tokens that may stand before the new one.</summary>
    public int Capacity { get; }

    public int Rows => ids.Length;

    /// <summary>Whether the row has no room for another token.</summary>
    public bool Full(int row) => lengths[row] >= Capacity;

    public int Length(int row) => lengths[row];

    public long Bytes(int row) => lengths[row] * model.TokenBytes;

    /// <summary>Puts a text into a free row, which goes on from it.</summary>
    public int Put(KeptText text)
    {
        var row = Take(text.End);
        foreach (var piece in text.Chain())
        {
            foreach (var (i, part, lines) in piece.Parts())
                model.Memory.Copy(lines, At(i, row).From(piece.Begin * part.TokenBytes), piece.Length * part.TokenBytes, part.Heads);
        }

        return row;
    }

    /// <summary>A copy of what the row holds.</summary>
    /// <exception cref="InsufficientMemoryException">There is no memory for it.</exception>
    public KeptText Keep(int row)
    {
        var text = new KeptText(model, null, lengths[row]);
        foreach (var (i, part, lines) in text.Parts()) model.Memory.Copy(At(i, row), lines, text.Length * part.TokenBytes, part.Heads);
        return text;
    }

    /// <summary>Puts another lane's row into a free one, and frees that.</summary>
    public int Put(Lane other, int from)
    {
        var row = Take(other.lengths[from]);
        for (var i = 0; i < kept.Length; i++)
            model.Memory.Copy(other.At(i, from), At(i, row), lengths[row] * model.Parts[i].TokenBytes, model.Parts[i].Heads);
        other.Leave(from);
        return row;
    }

    public void Leave(int row) => (taken[row], lengths[row]) = (false, 0);

    /// <summary>Reads the row's token at the next step.</summary>
    public void Next(int row, int token) => ids[row] = token;

    /// <summary>One step of all rows.</summary>
    /// <returns>A line of logits for each row, as they came.</returns>
    public ReadOnlySpan<byte> Step()
    {
        var width = model.Fused ? lengths.Max() + 1 : Capacity + 1;
        var mask = new long[Rows * width];
        for (var row = 0; row < Rows; row++)
        {
            if (!taken[row]) ids[row] = 0;
            var begin = model.Fused ? 0 : Capacity - lengths[row];
            mask.AsSpan((row * width) + begin, lengths[row] + 1).Fill(1);
        }

        pass.Run(Rows, ids, mask, [.. lengths.Select(length => (long)length)]);
        if (!model.Fused) Shift();
        for (var row = 0; row < Rows; row++)
        {
            if (taken[row]) lengths[row]++;
        }

        return pass.Said(Rows);
    }

    public void Dispose()
    {
        pass.Dispose();
        foreach (var address in kept.Union(grown)) model.Memory.Release(address);
    }

    /// <summary>The row's first token of a part, a line for each head.</summary>
    private Lines At(int part, int row)
    {
        var facts = model.Parts[part];
        var begin = model.Fused ? 0 : Capacity - lengths[row];
        return new(kept[part] + (nint)((facts.Bytes(Capacity) * row) + (begin * facts.TokenBytes)), Capacity * facts.TokenBytes);
    }

    /// <summary>What has grown by one at the end loses one at the beginning, where nothing counts or the row is full.</summary>
    private void Shift()
    {
        for (var i = 0; i < kept.Length; i++)
        {
            var part = model.Parts[i];
            var from = new Lines(grown[i] + (nint)part.TokenBytes, (Capacity + 1) * part.TokenBytes);
            model.Memory.Copy(from, new(kept[i], Capacity * part.TokenBytes), Capacity * part.TokenBytes, (long)Rows * part.Heads);
        }
    }

    private int Take(int length)
    {
        var row = Array.IndexOf(taken, false);
        (taken[row], lengths[row]) = (true, length);
        return row;
    }
}
