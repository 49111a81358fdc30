using Microsoft.ML.OnnxRuntime;

namespace Ponder.Inference.Onnx.Language.Memory;

/// <summary>The memory that a session computes in: the processor's, or a GPU's. Addresses are bare, so that one code serves both.</summary>
internal interface IMemory : IDisposable
{
    /// <summary>What a session is told of an address.</summary>
    OrtMemoryInfo Info { get; }

    /// <summary>Whether a session must copy what the processor gives it.</summary>
    bool Remote { get; }

    /// <summary>Bytes that nobody uses; null where that is not for this process to say.</summary>
    long? Free { get; }

    /// <summary>Bytes that hold anything.</summary>
    /// <exception cref="InsufficientMemoryException">There are not as many.</exception>
    nint Allocate(long bytes);

    /// <summary>Makes bytes zero.</summary>
    void Clear(nint address, long bytes);

    /// <summary>Gives them back.</summary>
    void Release(nint address);

    /// <summary>Copies lines of <paramref name="width"/> bytes, each line of either side its pitch after the one before.</summary>
    void Copy(Lines from, Lines to, long width, long lines);

    /// <summary>Bytes as the processor sees them; what was shown before may be gone then.</summary>
    ReadOnlySpan<byte> Show(nint from, int bytes);

    /// <summary>Waits until copies are done, before a session reads what they wrote.</summary>
    void Settle();
}

/// <summary>Where lines begin, and how many bytes each is after the one before.</summary>
internal readonly record struct Lines(nint Start, long Pitch)
{
    public Lines From(long bytes) => this with { Start = Start + (nint)bytes };
}
