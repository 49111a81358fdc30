using Ponder.Inference.Onnx;

namespace Ponder.Inference.Embedded;

/// <summary>The models that come with Ponder, as files beside the program.</summary>
internal static class ShippedModel
{
    public static DecoderModel Open(string file, OnnxOptions options)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Shipped", file);
        return File.Exists(path)
            ? DecoderModel.Open(path, options)
            : throw new FileNotFoundException($"{path}: the shipped model is missing; it is copied there when Ponder is built", path);
    }
}
