using System.Diagnostics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ponder.Benchmarks.Models;

/// <summary>The shortest loop that decodes with a model whose keys and values stay in place: what ONNX Runtime itself makes of it.</summary>
internal sealed class BareLoop : IDisposable
{
    private const int Prompt = 64;

    private readonly InferenceSession session;
    private readonly OrtIoBinding binding;
    private readonly RunOptions run = new();
    private readonly List<IDisposable> owned = [];
    private readonly OrtValue logits;
    private readonly int rows;

    public BareLoop(string path, int rows, int context, bool cuda)
    {
        this.rows = rows;
        using var settings = new SessionOptions { InterOpNumThreads = 1, IntraOpNumThreads = Environment.ProcessorCount, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        if (cuda) settings.AppendExecutionProvider_CUDA(0);
        session = new(path, settings);
        binding = session.CreateIoBinding();
        var memory = cuda ? new OrtMemoryInfo("Cuda", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default) : OrtMemoryInfo.DefaultInstance;
        var allocator = cuda ? new OrtAllocator(session, memory) : OrtAllocator.DefaultInstance;
        if (cuda) owned.Add(allocator);
        foreach (var (name, facts) in session.InputMetadata.Where(input => input.Key.StartsWith("past", StringComparison.Ordinal)))
        {
            var value = OrtValue.CreateAllocatedTensorValue(allocator, facts.ElementDataType, [rows, facts.Dimensions[1], context, facts.Dimensions[3]]);
            owned.Add(value);
            binding.BindInput(name, value);
            binding.BindOutput(name.Replace("past_key_values", "present", StringComparison.Ordinal), value);
        }

        var said = session.OutputMetadata["logits"];
        logits = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, said.ElementDataType, [rows, 1, said.Dimensions[^1]]);
        binding.BindOutput("logits", logits);
    }

    public double Rate(int tokens)
    {
        var ids = new long[rows];
        for (var i = 0; i < 8; i++) Step(ids, Prompt + i);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < tokens; i++) Step(ids, Prompt + i);
        return rows * tokens / watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        binding.Dispose();
        logits.Dispose();
        owned.AsEnumerable().Reverse().ToList().ForEach(value => value.Dispose());
        run.Dispose();
        session.Dispose();
    }

    private void Step(long[] ids, int length)
    {
        var mask = new long[rows * (length + 1)];
        Array.Fill(mask, 1);
        using var tokens = OrtValue.CreateTensorValueFromMemory(ids, [rows, 1]);
        using var seen = OrtValue.CreateTensorValueFromMemory(mask, [rows, length + 1]);
        binding.BindInput("input_ids", tokens);
        binding.BindInput("attention_mask", seen);
        session.RunWithBinding(run, binding);
        var width = (int)(logits.GetTensorTypeAndShape().ElementCount / rows);
        Parallel.For(0, rows, row => ids[row] = Likeliest(row, width));
    }

    private int Likeliest(int row, int width) => logits.GetTensorTypeAndShape().ElementDataType == TensorElementType.Float
        ? TensorPrimitives.IndexOfMax(logits.GetTensorDataAsSpan<float>().Slice(row * width, width))
        : TensorPrimitives.IndexOfMax(MemoryMarshal.Cast<Float16, Half>(logits.GetTensorDataAsSpan<Float16>().Slice(row * width, width)));
}
