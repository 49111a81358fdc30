using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ponder.Inference.Onnx;

/// <summary>
/// The native buffers of <see cref="Rows"/> rows: each step reads one token in every row and writes its keys and values in place.
/// The shape never changes, idle rows included, so that a row's numbers cannot depend on what the others do.
/// </summary>
internal sealed class Tile : IDisposable
{
    /// <summary>Enough to use the vector units well, few enough for the keys and values to stay in the processor's cache.</summary>
    public const int Rows = 24;

    private readonly DecoderModel model;
    private readonly RunOptions run = new();
    private readonly OrtIoBinding binding;
    private readonly OrtValue tokens, positions, capacity, output;
    private readonly OrtValue[] cache;

    public Tile(DecoderModel model)
    {
        this.model = model;
        tokens = Allocate(TensorElementType.Int64, Rows, 1);
        positions = Allocate(TensorElementType.Int32, Rows);
        capacity = Allocate(TensorElementType.Int32, 1);
        capacity.GetTensorMutableDataAsSpan<int>()[0] = model.Context;
        Tokens.Clear();
        Positions.Clear();
        output = Allocate(TensorElementType.Float, Rows, 1, model.OutputWidth);
        cache = [.. Enumerable.Range(0, 2 * model.Layers)
            .Select(_ => Allocate(TensorElementType.Float, Rows, model.KeyValueHeads, model.Context, model.HeadSize))];
        binding = model.Session.CreateIoBinding();
        binding.BindInput("tokens", tokens);
        binding.BindInput("positions", positions);
        binding.BindInput("capacity", capacity);
        binding.BindOutput(model.Output, output);
        for (var i = 0; i < cache.Length; i++)
        {
            // The same memory in and out: a step adds to it and copies nothing.
            var part = $"{i / 2}.{(i % 2 == 0 ? "key" : "value")}";
            binding.BindInput($"past.{part}", cache[i]);
            binding.BindOutput($"present.{part}", cache[i]);
        }
    }

    /// <summary>Per row the token to read next; an idle row reads anything at position 0.</summary>
    public Span<long> Tokens => tokens.GetTensorMutableDataAsSpan<long>();

    /// <summary>Per row how many tokens stand before that one.</summary>
    public Span<int> Positions => positions.GetTensorMutableDataAsSpan<int>();

    /// <summary>Reads the rows' tokens at their positions.</summary>
    public void Step() => model.Session.RunWithBinding(run, binding);

    /// <summary>What the last step said, row after row.</summary>
    public ReadOnlySpan<float> Output => output.GetTensorDataAsSpan<float>();

    /// <summary>Fills the row's cache with a text that was read before.</summary>
    public void Restore(int row, KeyValues past)
    {
        for (var part = past; part is not null; part = part.Before)
        {
            var data = part.Data.AsSpan();
            var block = part.Length * model.HeadSize;
            foreach (var tensor in cache)
            {
                var all = tensor.GetTensorMutableDataAsSpan<float>();
                for (var head = 0; head < model.KeyValueHeads; head++, data = data[block..])
                    data[..block].CopyTo(all[Offset(row, head, part.Begin)..]);
            }
        }
    }

    /// <summary>Takes the row's cache from where <paramref name="before"/> ends up to <paramref name="end"/>.</summary>
    public KeyValues Keep(int row, KeyValues? before, int end)
    {
        var begin = before?.End ?? 0;
        var block = (end - begin) * model.HeadSize;
        var data = new float[cache.Length * model.KeyValueHeads * block];
        var rest = data.AsSpan();
        foreach (var tensor in cache)
        {
            var all = tensor.GetTensorDataAsSpan<float>();
            for (var head = 0; head < model.KeyValueHeads; head++, rest = rest[block..])
                all.Slice(Offset(row, head, begin), block).CopyTo(rest);
        }

        return new KeyValues(before, end, data);
    }

    public void Dispose()
    {
        binding.Dispose();
        foreach (var value in (OrtValue[])[tokens, positions, capacity, output, .. cache]) value.Dispose();
        run.Dispose();
    }

    // Not cleared: no row reads further than it has written, and memory that is not touched costs nothing.
    private static OrtValue Allocate(TensorElementType type, params long[] shape) =>
        OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, type, shape);

    private int Offset(int row, int head, int position) =>
        ((row * model.KeyValueHeads + head) * model.Context + position) * model.HeadSize;
}
