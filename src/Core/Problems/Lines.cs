using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Ponder.Core.Problems;

/// <summary>Splits a stream into lines (LF or CRLF, a byte order mark dropped) without ever holding more than one.</summary>
internal static class Lines
{
    /// <summary>Each line's number from 1 and its bytes, or null where it is longer than <paramref name="longest"/>.</summary>
    public static async IAsyncEnumerable<(int Number, byte[]? Bytes)> ReadAsync(
        Stream stream, int longest, [EnumeratorCancellation] CancellationToken cancel)
    {
        var reader = PipeReader.Create(stream, new(leaveOpen: true));
        var (number, tooLong) = (1, false);
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return (number, tooLong ? null : Trim(buffer.Slice(0, end), number, longest));
                (number, tooLong) = (number + 1, false);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (!buffer.IsEmpty || tooLong) yield return (number, tooLong ? null : Trim(buffer, number, longest));
                break;
            }

            if (buffer.Length > longest + 4L) (tooLong, buffer) = (true, buffer.Slice(buffer.End));
            reader.AdvanceTo(buffer.Start, buffer.End);
        }

        await reader.CompleteAsync();
    }

    public static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;

    private static byte[]? Trim(ReadOnlySequence<byte> line, int number, int longest)
    {
        if (line.Length > longest + 4L) return null;
        ReadOnlySpan<byte> bytes = line.ToArray();
        if (number == 1 && bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        if (bytes.EndsWith("\r"u8)) bytes = bytes[..^1];
        return bytes.Length > longest ? null : bytes.ToArray();
    }
}
