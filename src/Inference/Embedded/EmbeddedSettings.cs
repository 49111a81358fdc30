using Ponder.Inference.Onnx;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Embedded;

/// <summary>Settings of the shipped models. Each property is a setting of the same name.</summary>
internal record EmbeddedSettings
{
    /// <summary>Bytes of keys and values that each model keeps of texts that may be read on.</summary>
    public long CacheBytes { get; init; } = new OnnxOptions().CacheBytes;

    /// <summary>The options of each model.</summary>
    /// <param name="section">Where the settings stand, for messages.</param>
    /// <exception cref="SettingException">The number of bytes is below 0.</exception>
    public OnnxOptions Options(string section) => CacheBytes >= 0
        ? new() { CacheBytes = CacheBytes }
        : throw new SettingException($"{section}:{nameof(CacheBytes)} is below 0: expected a number of bytes");
}
