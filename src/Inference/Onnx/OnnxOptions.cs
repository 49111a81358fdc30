namespace Ponder.Inference.Onnx;

/// <summary>Where and how widely a model runs.</summary>
public sealed record OnnxOptions
{
    /// <summary>Ask for a GPU; where there is none the model runs on the CPU, and <see cref="Say"/> hears of it.</summary>
    /// <value>The default is false.</value>
    public bool Cuda { get; init; }

    /// <summary>Which GPU, where there are several.</summary>
    /// <value>From 0; the default is 0.</value>
    public int Device { get; init; }

    /// <summary>Bytes of the GPU's memory that may be used; null is what is free.</summary>
    /// <value>The default is null.</value>
    public long? GpuMemory { get; init; }

    /// <summary>Threads that read tokens, each a tile of its own. What is written does not depend on it.</summary>
    /// <value>The default is one for each processor.</value>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes of keys and values kept for texts that may be read on.</summary>
    /// <value>The default is 64 MiB for each model; more made the shipped models no faster.</value>
    public long CacheBytes { get; init; } = 64L << 20;

    /// <summary>Hears what a person should know.</summary>
    /// <value>The default is null: nobody does.</value>
    public Action<string>? Say { get; init; }
}
