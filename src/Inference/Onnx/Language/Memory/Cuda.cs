using System.Runtime.InteropServices;

namespace Ponder.Inference.Onnx.Language.Memory;

/// <summary>The few functions of CUDA's runtime library that ONNX Runtime has no word for. Where its CUDA part is loaded, this library is too.</summary>
internal sealed unsafe class Cuda
{
    private static readonly string[] Names = ["libcudart.so.13", "libcudart.so.12", "libcudart.so", "cudart64_13.dll", "cudart64_12.dll"];

    private readonly delegate* unmanaged<int, int> setDevice;
    private readonly delegate* unmanaged<nint*, nuint, int> allocate;
    private readonly delegate* unmanaged<nint, int, nuint, int> fill;
    private readonly delegate* unmanaged<nint, int> release;
    private readonly delegate* unmanaged<nint*, nuint, uint, int> allocateHost;
    private readonly delegate* unmanaged<nint, int> releaseHost;
    private readonly delegate* unmanaged<nint, nuint, nint, nuint, nuint, nuint, int, int> copyLines;
    private readonly delegate* unmanaged<nint, nint, nuint, int, int> copy;
    private readonly delegate* unmanaged<nuint*, nuint*, int> memory;
    private readonly delegate* unmanaged<int> settle;
    private readonly delegate* unmanaged<int, nint> text;

    private Cuda(nint library)
    {
        setDevice = (delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "cudaSetDevice");
        allocate = (delegate* unmanaged<nint*, nuint, int>)NativeLibrary.GetExport(library, "cudaMalloc");
        fill = (delegate* unmanaged<nint, int, nuint, int>)NativeLibrary.GetExport(library, "cudaMemset");
        release = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "cudaFree");
        allocateHost = (delegate* unmanaged<nint*, nuint, uint, int>)NativeLibrary.GetExport(library, "cudaHostAlloc");
        releaseHost = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "cudaFreeHost");
        copyLines = (delegate* unmanaged<nint, nuint, nint, nuint, nuint, nuint, int, int>)NativeLibrary.GetExport(library, "cudaMemcpy2D");
        copy = (delegate* unmanaged<nint, nint, nuint, int, int>)NativeLibrary.GetExport(library, "cudaMemcpy");
        memory = (delegate* unmanaged<nuint*, nuint*, int>)NativeLibrary.GetExport(library, "cudaMemGetInfo");
        settle = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "cudaDeviceSynchronize");
        text = (delegate* unmanaged<int, nint>)NativeLibrary.GetExport(library, "cudaGetErrorString");
    }

    /// <summary>The library; null where it is not on this machine.</summary>
    public static Cuda? Load()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var library)) return new(library);
        }

        return null;
    }

    /// <summary>Every thread that copies names its device first.</summary>
    public void Use(int device) => Check(setDevice(device));

    public nint Allocate(long bytes)
    {
        nint address;
        var fault = allocate(&address, (nuint)bytes);
        return fault == 0 ? address : throw new InsufficientMemoryException($"the GPU has no {bytes >> 20:N0} MiB left: {Text(fault)}");
    }

    public void Clear(nint address, long bytes) => Check(fill(address, 0, (nuint)bytes));

    public void Release(nint address) => Check(release(address));

    /// <summary>Pinned memory of the processor's.</summary>
    public nint AllocateHost(long bytes)
    {
        nint address;
        Check(allocateHost(&address, (nuint)bytes, 0));
        return address;
    }

    public void ReleaseHost(nint address) => Check(releaseHost(address));

    public void Copy(Lines from, Lines to, long width, long lines, Direction direction) =>
        Check(copyLines(to.Start, (nuint)to.Pitch, from.Start, (nuint)from.Pitch, (nuint)width, (nuint)lines, (int)direction));

    public void Copy(nint from, nint to, long bytes, Direction direction) => Check(copy(to, from, (nuint)bytes, (int)direction));

    public void Settle() => Check(settle());

    /// <summary>Bytes of the device in use that nobody has.</summary>
    public long Free()
    {
        nuint free, total;
        Check(memory(&free, &total));
        return (long)free;
    }

    private void Check(int fault)
    {
        if (fault != 0) throw new InvalidOperationException($"CUDA failed: {Text(fault)}");
    }

    private string Text(int fault) => Marshal.PtrToStringUTF8(text(fault)) ?? $"error {fault}";
}

/// <summary>CUDA's numbers for where bytes come from and go to.</summary>
internal enum Direction
{
    /// <summary>From the GPU to the processor.</summary>
    ToHost = 2,

    /// <summary>Within the GPU.</summary>
    Within = 3,
}
