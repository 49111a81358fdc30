namespace Ponder.Inference.Onnx;

/// <summary>
/// The keys and values of a text's tokens from <c>Before.End</c> to <see cref="End"/>: <see cref="Data"/> has a block of
/// [length, head size] per layer, part (key, value) and head. Texts with the same beginning share it.
/// </summary>
internal sealed record KeyValues(KeyValues? Before, int End, float[] Data)
{
    public int Begin => Before?.End ?? 0;

    public int Length => End - Begin;

    public long Bytes => sizeof(float) * (long)Data.Length;
}
