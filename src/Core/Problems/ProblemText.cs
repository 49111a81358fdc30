using System.IO.Compression;
using System.Text;

namespace Ponder.Core.Problems;

/// <summary>How records stand in a file.</summary>
public enum ProblemFormat
{
    /// <summary>A JSON object on each line.</summary>
    Lines,

    /// <summary>A JSON array, or objects over several lines.</summary>
    Json,

    /// <summary>A header of field names, then a row for each record.</summary>
    Table,

    /// <summary>No text that can be read.</summary>
    Unknown,
}

/// <summary>A problem file as UTF-8 text: unpacked, its encoding changed, its format told by how it begins.</summary>
/// <param name="Content">The text, to be read once.</param>
/// <param name="Format">How records stand in it.</param>
/// <param name="Separator">What parts the cells of a table.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
public sealed record ProblemText(Stream Content, ProblemFormat Format, char Separator = ',', string? Fault = null)
{
    private const int Looked = 1 << 16;

    /// <summary>Looks at how the file begins.</summary>
    /// <param name="stream">The file; it is left open.</param>
    /// <param name="fields">Which fields hold what: they tell a table's header.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="InvalidDataException">It is packed, and broken.</exception>
    public static async Task<ProblemText> OpenAsync(Stream stream, ProblemFields? fields = null, CancellationToken cancel = default)
    {
        var (begun, content) = await LookAsync(stream, cancel);
        while (begun.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            (begun, content) = await LookAsync(new GZipStream(content, CompressionMode.Decompress), cancel);
        if (Wide(begun) is { } encoding)
            (begun, content) = await LookAsync(Encoding.CreateTranscodingStream(content, encoding, new UTF8Encoding(false)), cancel);
        if (KnownFiles.Named(begun) is { } fault) return new(content, ProblemFormat.Unknown, Fault: fault);
        var text = Encoding.UTF8.GetString(begun).TrimStart('\uFEFF').TrimStart();
        if (text.StartsWith('[') || FirstLine(text).TrimEnd() == "{") return new(content, ProblemFormat.Json);
        return !text.StartsWith('{') && TableHeader.Separator(FirstLine(text), fields) is { } separator
            ? new(content, ProblemFormat.Table, separator) : new(content, ProblemFormat.Lines);
    }

    private static string FirstLine(string text) => text.AsSpan().IndexOfAny('\n', '\r') is >= 0 and var end ? text[..end] : text;

    private static async Task<(byte[] Begun, Stream Content)> LookAsync(Stream stream, CancellationToken cancel)
    {
        var begun = await PeekedStream.LookAsync(stream, Looked, cancel);
        return (begun, new PeekedStream(begun, stream));
    }

    /// <summary>UTF-16 or UTF-32 by its mark, or by the zero beside a first bracket.</summary>
    private static Encoding? Wide(ReadOnlySpan<byte> begun) => begun switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        [0xFF, 0xFE, ..] or [(byte)'{' or (byte)'[', 0, not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, (byte)'{' or (byte)'[', 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}
