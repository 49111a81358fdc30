using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Ponder.Inference.Onnx.Language.Memory;

/// <summary>The processor's memory. What is never touched costs nothing.</summary>
internal sealed unsafe class HostMemory : IMemory
{
    /// <summary>As wide as a line of the processor's cache.</summary>
    private const int Alignment = 64;

    public OrtMemoryInfo Info => OrtMemoryInfo.DefaultInstance;

    public bool Remote => false;

    public long? Free => null;

    public nint Allocate(long bytes) => (nint)NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, Alignment), Alignment);

    public void Clear(nint address, long bytes) => NativeMemory.Clear((void*)address, (nuint)bytes);

    public void Release(nint address) => NativeMemory.AlignedFree((void*)address);

    public void Copy(Lines from, Lines to, long width, long lines)
    {
        var whole = from.Pitch == width && to.Pitch == width;
        for (var i = 0L; i < (whole ? 1 : lines); i++)
        {
            var bytes = whole ? width * lines : width;
            Buffer.MemoryCopy((void*)(from.Start + (nint)(i * from.Pitch)), (void*)(to.Start + (nint)(i * to.Pitch)), bytes, bytes);
        }
    }

    public ReadOnlySpan<byte> Show(nint from, int bytes) => new((void*)from, bytes);

    public void Settle()
    {
    }

    public void Dispose()
    {
    }
}
