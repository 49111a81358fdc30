using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ponder.Engine.Journals;

/// <summary>How records are written: JSON, compressed; and plain for what people read.</summary>
public static class JournalFormat
{
    /// <summary>The journal's version; one of another version is refused.</summary>
    public const int Version = 1;

    /// <summary>camelCase, enums as words, nulls left out.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The same, indented for people.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Json) { WriteIndented = true };

    /// <summary>The value as compressed JSON.</summary>
    public static byte[] Pack<T>(T value)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest)) JsonSerializer.Serialize(gzip, value, Json);
        return buffer.ToArray();
    }

    /// <summary>What <see cref="Pack"/> wrote.</summary>
    /// <exception cref="JournalException">It is damaged.</exception>
    public static T Unpack<T>(string name, byte[] content)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<T>(gzip, Json) ?? throw new JournalException($"{name} is empty");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or FormatException)
        {
            throw new JournalException($"{name} is damaged: {e.Message}", e);
        }
    }
}

/// <summary>A journal that cannot be used: damaged, of another version, or written by something else.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
