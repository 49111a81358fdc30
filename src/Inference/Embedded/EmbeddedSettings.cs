using Ponder.Inference.Kinds;
using Ponder.Inference.Onnx;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Embedded;

/// <summary>Settings of the shipped models. Each property is a setting of the same name.</summary>
internal sealed record EmbeddedSettings
{
    /// <summary>Bytes of keys and values that each model keeps of texts that may be read on.</summary>
    public long CacheBytes { get; init; } = new OnnxOptions().CacheBytes;

    public static OnnxOptions Options(KindSettings settings) => settings.Read<EmbeddedSettings>() is { CacheBytes: >= 0 and var bytes }
        ? new() { CacheBytes = bytes }
        : throw new SettingException($"{settings.Section}:{nameof(CacheBytes)} is below 0: expected a number of bytes");
}
