namespace Ponder.Inference.Onnx.Language.Passes;

/// <summary>One layer's keys or values: [rows, heads, tokens, size] in and out.</summary>
/// <param name="Input">What the model calls those of the tokens before.</param>
/// <param name="Output">What it calls those with the new ones.</param>
/// <param name="Heads">Heads of keys and values.</param>
/// <param name="Size">Numbers per head and token.</param>
/// <param name="NumberBytes">Bytes of one number.</param>
internal sealed record CachePart(string Input, string Output, int Heads, int Size, int NumberBytes)
{
    /// <summary>Bytes of one token in one head.</summary>
    public long TokenBytes => (long)Size * NumberBytes;

    /// <summary>Bytes of so many tokens in all heads.</summary>
    public long Bytes(long tokens) => Heads * tokens * TokenBytes;
}
