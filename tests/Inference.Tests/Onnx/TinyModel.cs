using Ponder.Inference.Onnx;

namespace Ponder.Inference.Tests.Onnx;

/// <summary>The committed fixtures: random weights, a few dozen words, 96 tokens of context.</summary>
internal static class TinyModel
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Onnx", "Tiny");

    public static DecoderModel Open(string kind, OnnxOptions? options = null) =>
        DecoderModel.Open(Path.Combine(Folder, kind + ".onnx"), options ?? new OnnxOptions());
}
