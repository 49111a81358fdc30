using Ponder.Inference.Onnx;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Embedded;

/// <summary>The models that come with Ponder, as files beside the program, and others of their form in a folder.</summary>
internal static class ShippedModel
{
    public static DecoderModel Open(string file, OnnxOptions options) =>
        TryOpen(file, options)
        ?? throw new FileNotFoundException($"{Place(file)}: the shipped model is missing; building Ponder copies it there");

    public static DecoderModel? TryOpen(string file, OnnxOptions options) =>
        File.Exists(Place(file)) ? DecoderModel.Open(Place(file), options) : null;

    /// <summary>That file of the folder where it is there, else the shipped one.</summary>
    /// <exception cref="SettingException">It cannot be read; the message names the setting and the file.</exception>
    public static DecoderModel? TryOpen(string folder, string file, OnnxOptions options, string setting)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) return TryOpen(file, options);
        try
        {
            return DecoderModel.Open(path, options);
        }
        catch (InvalidDataException e)
        {
            throw new SettingException($"{setting}: {e.Message}", e);
        }
    }

    private static string Place(string file) => Path.Combine(AppContext.BaseDirectory, "Shipped", file);
}
