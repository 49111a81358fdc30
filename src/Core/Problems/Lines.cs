using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Ponder.Core.Problems;

/// <summary>Splits a stream into lines (LF or CRLF, a byte order mark dropped) without ever holding more than one.</summary>
internal static class Lines
{
    /// <summary>
    /// Each line's number from 1, its bytes, or null where it is longer than <paramref name="longest"/>, and the byte of the stream they begin at.
    /// </summary>
    public static async IAsyncEnumerable<(int Number, byte[]? Bytes, long At)> ReadAsync(
        Stream stream, int longest, [EnumeratorCancellation] CancellationToken cancel)
    {
        var reader = PipeReader.Create(stream, new(leaveOpen: true));
        var (number, tooLong, at) = (1, false, 0L);
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                yield return (number, tooLong ? null : Trim(line, number, longest), at + Mark(line, number));
                (number, tooLong, at) = (number + 1, false, at + line.Length + 1);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (!buffer.IsEmpty || tooLong) yield return (number, tooLong ? null : Trim(buffer, number, longest), at + Mark(buffer, number));
                break;
            }

            if (buffer.Length > longest + 4L) (tooLong, at, buffer) = (true, at + buffer.Length, buffer.Slice(buffer.End));
            reader.AdvanceTo(buffer.Start, buffer.End);
        }

        await reader.CompleteAsync();
    }

    public static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;

    private static byte[]? Trim(ReadOnlySequence<byte> line, int number, int longest)
    {
        if (line.Length > longest + 4L) return null;
        ReadOnlySpan<byte> bytes = line.Slice(Mark(line, number)).ToArray();
        if (bytes.EndsWith("\r"u8)) bytes = bytes[..^1];
        return bytes.Length > longest ? null : bytes.ToArray();
    }

    /// <summary>Bytes of the mark that a first line may begin with.</summary>
    private static int Mark(ReadOnlySequence<byte> line, int number) =>
        number == 1 && line.Length >= 3 && line.Slice(0, 3).ToArray() is [0xEF, 0xBB, 0xBF] ? 3 : 0;
}
