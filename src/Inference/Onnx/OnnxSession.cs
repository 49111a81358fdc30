using Microsoft.ML.OnnxRuntime;

namespace Ponder.Inference.Onnx;

/// <summary>Opens a session where it was asked for, or on the CPU.</summary>
internal static class OnnxSession
{
    public static InferenceSession Open(byte[] model, OnnxOptions options)
    {
        if (options.Cuda)
        {
            try
            {
                using var cuda = Settings();
                cuda.AppendExecutionProvider_CUDA();
                return new InferenceSession(model, cuda);
            }
            // A CPU-only runtime lacks the very entry point.
            catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
            {
                options.Say?.Invoke($"no GPU for the model, it runs on the CPU: {e.Message.Split('\n')[0]}");
            }
        }
        using var cpu = Settings();
        return new InferenceSession(model, cpu);
    }

    // One thread per run: the workers are the parallelism, and no sum is split by the number of cores.
    private static SessionOptions Settings() => new()
    {
        IntraOpNumThreads = 1,
        InterOpNumThreads = 1,
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
    };
}
