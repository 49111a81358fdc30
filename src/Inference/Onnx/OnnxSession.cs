using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace Ponder.Inference.Onnx;

/// <summary>Opens a session where it was asked for, or on the CPU.</summary>
internal static class OnnxSession
{
    /// <summary>One thread per run: the workers are the parallelism, and no sum is split by the number of cores.</summary>
    public static InferenceSession Open(byte[] model, OnnxOptions options) => Open(settings => new(model, settings), 1, options).Session;

    /// <summary>A file, which may have its weights in others beside it; every run has all the workers' threads.</summary>
    public static InferenceSession Open(string path, OnnxOptions options) => OpenAt(path, options).Session;

    /// <summary>The same, and whether it is on the GPU.</summary>
    public static (InferenceSession Session, bool Cuda) OpenAt(string path, OnnxOptions options) =>
        Open(settings => new(path, settings), options.Workers, options);

    private static (InferenceSession Session, bool Cuda) Open(Func<SessionOptions, InferenceSession> open, int threads, OnnxOptions options)
    {
        if (options.Cuda)
        {
            try
            {
                using var settings = Settings(threads);
                using var cuda = new OrtCUDAProviderOptions();
                cuda.UpdateOptions(Provider(options));
                settings.AppendExecutionProvider_CUDA(cuda);
                return (open(settings), true);
            }

            // A CPU-only runtime lacks the very entry point.
            catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
            {
                var why = OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider")
                    ? e.Message.Split('\n')[0]
                    : "this build has the CPU's ONNX Runtime only (build with -p:Gpu=true)";
                options.Say?.Invoke($"no GPU for the model, it runs on the CPU: {why}");
            }
        }

        using var cpu = Settings(threads);
        return (open(cpu), false);
    }

    /// <summary>Sums of fp32 are taken in fp32, as on the CPU; what is fp16 stays so.</summary>
    private static Dictionary<string, string> Provider(OnnxOptions options)
    {
        var provider = new Dictionary<string, string>
        {
            ["device_id"] = options.Device.ToString(CultureInfo.InvariantCulture),
            ["arena_extend_strategy"] = "kSameAsRequested",
            ["use_tf32"] = "0",
        };
        if (options.GpuMemory is { } most) provider["gpu_mem_limit"] = most.ToString(CultureInfo.InvariantCulture);
        return provider;
    }

    /// <summary>Nothing is written to the console: an error is thrown too.</summary>
    private static SessionOptions Settings(int threads) => new()
    {
        IntraOpNumThreads = threads,
        InterOpNumThreads = 1,
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
    };
}
