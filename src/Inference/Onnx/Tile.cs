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

    private readonly DecoderModel _model;
    private readonly RunOptions _run = new();
    private readonly OrtIoBinding _binding;
    private readonly OrtValue _tokens, _positions, _capacity, _output;
    private readonly OrtValue[] _cache;

    public Tile(DecoderModel model)
    {
        _model = model;
        _tokens = Allocate(TensorElementType.Int64, Rows, 1);
        _positions = Allocate(TensorElementType.Int32, Rows);
        _capacity = Allocate(TensorElementType.Int32, 1);
        _capacity.GetTensorMutableDataAsSpan<int>()[0] = model.Context;
        Tokens.Clear();
        Positions.Clear();
        _output = Allocate(TensorElementType.Float, Rows, 1, model.OutputWidth);
        _cache = [.. Enumerable.Range(0, 2 * model.Layers)
            .Select(_ => Allocate(TensorElementType.Float, Rows, model.KeyValueHeads, model.Context, model.HeadSize))];
        _binding = model.Session.CreateIoBinding();
        _binding.BindInput("tokens", _tokens);
        _binding.BindInput("positions", _positions);
        _binding.BindInput("capacity", _capacity);
        _binding.BindOutput(model.Output, _output);
        for (var i = 0; i < _cache.Length; i++)
        {
            // The same memory in and out: a step adds to it and copies nothing.
            var part = $"{i / 2}.{(i % 2 == 0 ? "key" : "value")}";
            _binding.BindInput($"past.{part}", _cache[i]);
            _binding.BindOutput($"present.{part}", _cache[i]);
        }
    }

    /// <summary>Per row the token to read next; an idle row reads anything at position 0.</summary>
    public Span<long> Tokens => _tokens.GetTensorMutableDataAsSpan<long>();

    /// <summary>Per row how many tokens stand before that one.</summary>
    public Span<int> Positions => _positions.GetTensorMutableDataAsSpan<int>();

    /// <summary>Reads the rows' tokens at their positions.</summary>
    public void Step() => _model.Session.RunWithBinding(_run, _binding);

    /// <summary>What the last step said, row after row.</summary>
    public ReadOnlySpan<float> Output => _output.GetTensorDataAsSpan<float>();

    /// <summary>Fills the row's cache with a text that was read before.</summary>
    public void Restore(int row, KeyValues past)
    {
        for (var part = past; part is not null; part = part.Before)
        {
            var data = part.Data.AsSpan();
            var block = part.Length * _model.HeadSize;
            foreach (var cache in _cache)
            {
                var all = cache.GetTensorMutableDataAsSpan<float>();
                for (var head = 0; head < _model.KeyValueHeads; head++, data = data[block..])
                    data[..block].CopyTo(all[Offset(row, head, part.Begin)..]);
            }
        }
    }

    /// <summary>Takes the row's cache from where <paramref name="before"/> ends up to <paramref name="end"/>.</summary>
    public KeyValues Keep(int row, KeyValues? before, int end)
    {
        var begin = before?.End ?? 0;
        var block = (end - begin) * _model.HeadSize;
        var data = new float[_cache.Length * _model.KeyValueHeads * block];
        var rest = data.AsSpan();
        foreach (var cache in _cache)
        {
            var all = cache.GetTensorDataAsSpan<float>();
            for (var head = 0; head < _model.KeyValueHeads; head++, rest = rest[block..])
                all.Slice(Offset(row, head, begin), block).CopyTo(rest);
        }
        return new KeyValues(before, end, data);
    }

    public void Dispose()
    {
        _binding.Dispose();
        foreach (var value in (OrtValue[])[_tokens, _positions, _capacity, _output, .. _cache])
            value.Dispose();
        _run.Dispose();
    }

    // Not cleared: no row reads further than it has written, and memory that is not touched costs nothing.
    private static OrtValue Allocate(TensorElementType type, params long[] shape) =>
        OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, type, shape);

    private int Offset(int row, int head, int position) =>
        ((row * _model.KeyValueHeads + head) * _model.Context + position) * _model.HeadSize;
}
