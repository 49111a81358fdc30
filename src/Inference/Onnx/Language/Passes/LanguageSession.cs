using Microsoft.ML.OnnxRuntime;
using Ponder.Inference.Onnx.Language.Memory;

namespace Ponder.Inference.Onnx.Language.Passes;

/// <summary>Opens a decoder where it was asked for, with the memory that it computes in.</summary>
internal static class LanguageSession
{
    public static (InferenceSession Session, IMemory Memory) Open(string path, OnnxOptions options)
    {
        var (session, cuda) = OnnxSession.OpenAt(path, options);
        if (!cuda) return (session, new HostMemory());
        if (Cuda.Load() is { } runtime) return (session, new CudaMemory(runtime, options.Device));
        session.Dispose();
        throw new InvalidDataException("CUDA's runtime library (libcudart) cannot be loaded, though ONNX Runtime's CUDA part was: add its folder to LD_LIBRARY_PATH");
    }
}
