using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Ponder.Core.Problems;

/// <summary>Reads JSON lines of any known dialect as a stream: memory does not grow with the file, but for a 16-byte mark per id.</summary>
public static class ProblemReader
{
    /// <summary>Bytes a line may have.</summary>
    public const int LongestLine = 1 << 20;

    /// <summary>Every line that is not blank, in order, as a problem or an error.</summary>
    /// <param name="stream">UTF-8 text, lines ended by LF or CRLF; it is left open.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async IAsyncEnumerable<ProblemLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var seen = new HashSet<UInt128>();
        await foreach (var (line, bytes) in Lines.ReadAsync(stream, LongestLine, cancel))
        {
            if (bytes is null)
            {
                yield return new(null, new(line, null, $"the line is longer than {LongestLine:N0} bytes"));
                continue;
            }

            if (Lines.IsBlank(bytes)) continue;
            var read = ProblemDialects.Read(line, bytes);
            yield return read.Problem is { } problem && !seen.Add(Mark(problem.Id))
                ? new(null, new(line, "id", $"the id \"{problem.Id}\" is on an earlier line too"))
                : read;
        }
    }

    private static UInt128 Mark(string id) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
