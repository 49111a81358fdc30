using Ponder.Inference.Onnx.Language.Memory;
using Ponder.Inference.Onnx.Language.Passes;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>
/// The keys and values of a text's tokens from <see cref="Begin"/> to <see cref="End"/>, part after part, each [heads, tokens, size]. Texts
/// with the same beginning share it; its memory goes when the last holder lets go. One thread uses it.
/// </summary>
internal sealed class KeptText
{
    private readonly LanguageModel model;
    private readonly nint start;
    private int holders = 1;

    public KeptText(LanguageModel model, KeptText? before, int end)
    {
        (this.model, Before, End) = (model, before, end);
        start = model.Memory.Allocate(Bytes);
        before?.Hold();
    }

    public KeptText? Before { get; }

    public int Begin => Before?.End ?? 0;

    public int End { get; }

    public int Length => End - Begin;

    public long Bytes => Length * model.TokenBytes;

    /// <summary>The memory of each part, a line for each head.</summary>
    public IEnumerable<(int Index, CachePart Part, Lines Lines)> Parts()
    {
        var at = start;
        for (var i = 0; i < model.Parts.Count; i++)
        {
            yield return (i, model.Parts[i], new(at, Length * model.Parts[i].TokenBytes));
            at += (nint)model.Parts[i].Bytes(Length);
        }
    }

    /// <summary>This piece and those before it.</summary>
    public IEnumerable<KeptText> Chain()
    {
        for (var piece = this; piece is not null; piece = piece.Before) yield return piece;
    }

    public void Hold() => holders++;

    public void Drop()
    {
        if (--holders > 0) return;
        model.Memory.Release(start);
        Before?.Drop();
    }
}
