using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>The models that come with Ponder, as files beside the program.</summary>
internal static class ShippedModel
{
    public static DecoderModel Open(string file, OnnxOptions options) =>
        TryOpen(file, options)
        ?? throw new FileNotFoundException($"{Place(file)}: the shipped model is missing; building Ponder copies it there");

    public static DecoderModel? TryOpen(string file, OnnxOptions options) =>
        File.Exists(Place(file)) ? DecoderModel.Open(Place(file), options) : null;

    private static string Place(string file) => Path.Combine(AppContext.BaseDirectory, "Shipped", file);
}
