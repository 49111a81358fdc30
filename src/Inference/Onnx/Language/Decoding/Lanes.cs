using Ponder.Inference.Onnx.Language.Passes;

namespace Ponder.Inference.Onnx.Language.Decoding;

/// <summary>
/// The lanes of a model. A fused model has one, as long as a text may be. Any other reads all the room there is at every step: it has lanes
/// of a few lengths, which come when they are first needed, and a row's lane depends on its own length alone.
/// </summary>
internal sealed class Lanes(LanguageModel model, DecoderOptions options) : IDisposable
{
    private const int Shortest = 128;

    private readonly SortedList<int, Lane> lanes = [];

    /// <summary>The lane for a row with so many tokens and one more.</summary>
    public Lane For(int length)
    {
        var capacity = model.Fused ? options.Context : Shortest;
        while (capacity <= length) capacity *= 2;
        capacity = Math.Min(capacity, options.Context);
        if (!lanes.TryGetValue(capacity, out var lane)) lanes.Add(capacity, lane = new(model, options.Rows, capacity));
        return lane;
    }

    public void Dispose()
    {
        foreach (var lane in lanes.Values) lane.Dispose();
    }
}
