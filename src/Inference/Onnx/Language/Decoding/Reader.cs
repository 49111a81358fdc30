using Ponder.Inference.Onnx.Language.Memory;
using Ponder.Inference.Onnx.Language.Passes;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>
/// Reads prompts, one at a time, in pieces that begin at fixed places: a piece is read the same way whether what stands before it was just
/// read or was remembered, and whatever else the model has to do.
/// </summary>
internal sealed class Reader(LanguageModel model, int capacity, long cacheBytes) : IDisposable
{
    /// <summary>Tokens of a piece: enough for matrices to be worth it, few enough for logits of all of them to find room.</summary>
    public const int Piece = 128;

    private readonly Pass pass = new(model);
    private readonly PrefixCache<KeptText> remembered = new(cacheBytes, text => text.Bytes, text => text.Drop());
    private nint[] from = [];
    private nint[] to = [];

    /// <summary>The text's keys and values, to be dropped by the caller, and the logits after its last token.</summary>
    public KeptText Read(ReadOnlySpan<int> tokens, Span<float> logits)
    {
        Prepare();
        var text = remembered.Find(tokens, [.. Enumerable.Range(1, (tokens.Length - 1) / Piece).Select(i => i * Piece)]);
        text?.Hold();
        if (text is not null) Restore(text);
        for (var begin = text?.End ?? 0; begin < tokens.Length; begin = text.End)
        {
            var end = Math.Min(begin + Piece, tokens.Length);
            Run(tokens[begin..end], begin);
            var piece = Keep(text, begin, end);
            text?.Drop();
            text = piece;
            if (end % Piece != 0) continue;
            text.Hold();
            remembered.Add(tokens[..end], text);
        }

        NumberBytes.Widen(pass.SaidLast(text!.Length), model.LogitKind, logits);
        return text;
    }

    public void Dispose()
    {
        remembered.Clear();
        pass.Dispose();
        foreach (var address in from.Union(to)) model.Memory.Release(address);
    }

    private void Prepare()
    {
        if (from.Length > 0) return;
        from = model.Allocate(capacity, 1);
        to = model.Fused ? from : model.Allocate(capacity, 1);
    }

    private void Run(ReadOnlySpan<int> tokens, int begin)
    {
        var end = begin + tokens.Length;
        for (var i = 0; i < from.Length; i++)
            pass.Bind(model.Parts[i], 1, (from[i], model.Fused ? capacity : begin), (to[i], model.Fused ? capacity : end));
        var (ids, mask, positions) = (new long[tokens.Length], new long[end], new long[tokens.Length]);
        Array.Fill(mask, 1);
        for (var i = 0; i < ids.Length; i++) (ids[i], positions[i]) = (tokens[i], begin + i);
        pass.Run(1, ids, mask, positions);
        (from, to) = (to, from);
    }

    private KeptText Keep(KeptText? before, int begin, int end)
    {
        var piece = new KeptText(model, before, end);
        foreach (var (i, part, lines) in piece.Parts())
            model.Memory.Copy(At(i, end).From(begin * part.TokenBytes), lines, piece.Length * part.TokenBytes, part.Heads);
        return piece;
    }

    private void Restore(KeptText text)
    {
        foreach (var piece in text.Chain())
        {
            foreach (var (i, part, lines) in piece.Parts())
                model.Memory.Copy(lines, At(i, text.End).From(piece.Begin * part.TokenBytes), piece.Length * part.TokenBytes, part.Heads);
        }
    }

    /// <summary>Where the part of a text of that length begins, a line for each head.</summary>
    private Lines At(int part, int length) => new(from[part], (model.Fused ? capacity : length) * model.Parts[part].TokenBytes);
}
