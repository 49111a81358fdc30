using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ponder.Core;

namespace Ponder.Engine.Journals;

/// <summary>How records are written: JSON, compressed; and plain for what people read.</summary>
public static class JournalFormat
{
    /// <summary>The version this code writes: since 2, every page has its own plan; since 3, a round is recorded call by call.</summary>
    public const int Version = 3;

    /// <summary>The oldest version it reads.</summary>
    public const int Oldest = 1;

    private const string Again = "delete it and resume; what it held is worked out again, and of a round the calls paid again";

    /// <summary>camelCase, enums as words, nulls left out.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The same, indented for people.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Json) { WriteIndented = true };

    /// <summary>Whether this code reads that version.</summary>
    public static bool Reads(int version) => version is >= Oldest and <= Version;

    /// <summary>The word that JSON has for it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{value}");

    /// <summary>The value as compressed JSON.</summary>
    public static byte[] Pack<T>(T value)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest)) JsonSerializer.Serialize(gzip, value, Json);
        return buffer.ToArray();
    }

    /// <summary>What <see cref="Pack"/> wrote.</summary>
    /// <exception cref="JournalException">It is damaged; the message ends with <paramref name="remedy"/>.</exception>
    public static T Unpack<T>(string name, byte[] content, string remedy = Again) => Read<T>(name, remedy, () =>
    {
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(gzip, Json);
    });

    /// <summary>The value of plain JSON.</summary>
    /// <exception cref="JournalException">It is damaged; the message ends with <paramref name="remedy"/>.</exception>
    public static T Parse<T>(string name, byte[] content, string remedy = Again) =>
        Read<T>(name, remedy, () => JsonSerializer.Deserialize<T>(content, Json));

    private static T Read<T>(string name, string remedy, Func<T?> read)
    {
        try
        {
            return read() ?? throw new JournalException($"{name} is empty: {remedy}");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or EndOfStreamException or FormatException or NotSupportedException)
        {
            throw new JournalException($"{name} is damaged ({e.Message.TrimEnd('.')}): {remedy}", e);
        }
    }
}

/// <summary>A journal that cannot be used: damaged, of another version, or written by something else.</summary>
public sealed class JournalException(string message, Exception? inner = null) : PonderException(message, inner);
