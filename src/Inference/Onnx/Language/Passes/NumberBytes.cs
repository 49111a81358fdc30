using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Ponder.Inference.Onnx.Language.Passes;

/// <summary>The kinds of numbers that models compute in.</summary>
internal static class NumberBytes
{
    /// <summary>Whether it is one of fp32, fp16, bf16.</summary>
    public static bool Reads(TensorElementType type) => type is TensorElementType.Float or TensorElementType.Float16 or TensorElementType.BFloat16;

    /// <summary>What people call it.</summary>
    public static string Name(TensorElementType type) => type switch
    {
        TensorElementType.Float => "fp32",
        TensorElementType.Float16 => "fp16",
        TensorElementType.BFloat16 => "bf16",
        _ => $"{type}".ToLowerInvariant(),
    };

    /// <summary>Bytes of one.</summary>
    /// <exception cref="InvalidDataException">It is none of fp32, fp16, bf16.</exception>
    public static int Of(TensorElementType type) => type switch
    {
        TensorElementType.Float => sizeof(float),
        TensorElementType.Float16 or TensorElementType.BFloat16 => sizeof(ushort),
        _ => throw new InvalidDataException($"the model computes in {Name(type)}: expected fp32, fp16 or bf16"),
    };

    /// <summary>The numbers in those bytes as fp32.</summary>
    public static void Widen(ReadOnlySpan<byte> bytes, TensorElementType type, Span<float> to)
    {
        switch (type)
        {
            case TensorElementType.Float:
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(to);
                break;
            case TensorElementType.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), to);
                break;
            default:
                // A bf16 is the upper half of an fp32.
                var upper = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (var i = 0; i < upper.Length; i++) to[i] = BitConverter.UInt32BitsToSingle((uint)upper[i] << 16);
                break;
        }
    }
}
