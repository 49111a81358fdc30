using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ponder.Inference.Onnx.Language.Passes;

/// <summary>One run of the model after another, over rows of as many new tokens each.</summary>
internal sealed class Pass(LanguageModel model) : IDisposable
{
    private readonly RunOptions options = new();
    private readonly OrtIoBinding binding = model.Session.CreateIoBinding();

    /// <summary>Their memory must stay where it is until the run is over.</summary>
    private readonly List<OrtValue> fed = [];
    private (nint Start, long Bytes) logits;

    /// <summary>Gives a part its memory: the tokens before, and the same with the new ones.</summary>
    public void Bind(CachePart part, int rows, (nint Start, long Tokens) past, (nint Start, long Tokens) present)
    {
        using var before = Value(past.Start, model.Kind, part.Bytes(past.Tokens) * rows, [rows, part.Heads, past.Tokens, part.Size]);
        binding.BindInput(part.Input, before);
        using var after = Value(present.Start, model.Kind, part.Bytes(present.Tokens) * rows, [rows, part.Heads, present.Tokens, part.Size]);
        binding.BindOutput(part.Output, after);
    }

    /// <summary>Reads the new tokens; the mask has as many columns as it has numbers per row.</summary>
    public void Run(int rows, long[] ids, long[] mask, long[] positions)
    {
        var tokens = ids.Length / rows;
        Feed(Names.Ids, ids, [rows, tokens]);
        Feed(Names.Mask, mask, [rows, mask.Length / rows]);
        Feed(Names.Positions, positions, [rows, tokens]);
        Feed(Names.Keep, [1L], []);
        var places = model.LastOnly ? 1 : tokens;
        var bytes = (long)rows * places * LineBytes;
        if (bytes > logits.Bytes)
        {
            if (logits.Start != 0) model.Memory.Release(logits.Start);
            logits = (model.Memory.Allocate(bytes), bytes);
        }

        using (var value = Value(logits.Start, model.LogitKind, bytes, [rows, places, model.Vocabulary])) binding.BindOutput(Names.Logits, value);
        model.Memory.Settle();
        model.Session.RunWithBinding(options, binding);
        foreach (var value in fed) value.Dispose();
        fed.Clear();
    }

    /// <summary>What the last run said after the last token of each row: so many lines of logits, as they came.</summary>
    public ReadOnlySpan<byte> Said(int rows) => model.Memory.Show(logits.Start, checked((int)(rows * LineBytes)));

    /// <summary>What it said after the last of a single row's tokens.</summary>
    public ReadOnlySpan<byte> SaidLast(int tokens) =>
        model.Memory.Show(logits.Start + (nint)((model.LastOnly ? 0 : tokens - 1) * LineBytes), checked((int)LineBytes));

    public void Dispose()
    {
        binding.Dispose();
        options.Dispose();
        if (logits.Start != 0) model.Memory.Release(logits.Start);
    }

    private long LineBytes => (long)model.Vocabulary * NumberBytes.Of(model.LogitKind);

    private void Feed(string name, long[] numbers, long[] shape)
    {
        if (!model.Has(name)) return;
        var value = OrtValue.CreateTensorValueFromMemory(numbers, shape);
        fed.Add(value);
        binding.BindInput(name, value);
    }

    private OrtValue Value(nint start, TensorElementType type, long bytes, long[] shape) =>
        OrtValue.CreateTensorValueWithData(model.Memory.Info, type, shape, start, bytes);
}
