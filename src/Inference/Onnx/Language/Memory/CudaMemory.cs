using Microsoft.ML.OnnxRuntime;

namespace Ponder.Inference.Onnx.Language.Memory;

/// <summary>A GPU's memory.</summary>
internal sealed unsafe class CudaMemory(Cuda cuda, int device) : IMemory
{
    /// <summary>Pinned: the GPU writes there twice as fast.</summary>
    private (nint Start, int Bytes) shown;

    public OrtMemoryInfo Info { get; } = new("Cuda", OrtAllocatorType.DeviceAllocator, device, OrtMemType.Default);

    public bool Remote => true;

    public long? Free
    {
        get
        {
            cuda.Use(device);
            return cuda.Free();
        }
    }

    public nint Allocate(long bytes)
    {
        cuda.Use(device);
        return cuda.Allocate(Math.Max(bytes, 256));
    }

    public void Clear(nint address, long bytes)
    {
        cuda.Use(device);
        cuda.Clear(address, bytes);
    }

    public void Release(nint address)
    {
        cuda.Use(device);
        cuda.Release(address);
    }

    public void Copy(Lines from, Lines to, long width, long lines)
    {
        cuda.Use(device);
        cuda.Copy(from, to, width, lines, Direction.Within);
    }

    public ReadOnlySpan<byte> Show(nint from, int bytes)
    {
        cuda.Use(device);
        if (bytes > shown.Bytes)
        {
            if (shown.Start != 0) cuda.ReleaseHost(shown.Start);
            shown = (cuda.AllocateHost(bytes), bytes);
        }

        cuda.Copy(from, shown.Start, bytes, Direction.ToHost);
        return new((void*)shown.Start, bytes);
    }

    public void Settle()
    {
        cuda.Use(device);
        cuda.Settle();
    }

    public void Dispose()
    {
        if (shown.Start != 0) cuda.ReleaseHost(shown.Start);
        Info.Dispose();
    }
}
