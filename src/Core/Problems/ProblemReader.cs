using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Ponder.Core.Problems;

/// <summary>Reads problems of any known dialect as a stream: memory does not grow with the file, but for a 16-byte mark per id.</summary>
public static class ProblemReader
{
    /// <summary>Bytes a record may have.</summary>
    public const int LongestLine = 1 << 20;

    private const int Looked = 20;

    /// <summary>Every record, in order, as a problem or an error.</summary>
    /// <param name="stream">JSON Lines or a JSON array, as UTF-8, UTF-16 or UTF-32, packed by gzip or not; it is left open.</param>
    /// <param name="fields">Which fields hold what; null for the usual names.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static IAsyncEnumerable<ProblemLine> ReadAsync(Stream stream, ProblemFields? fields = null, CancellationToken cancel = default) =>
        ReadAsync(RecordsAsync(stream, fields, cancel), fields, cancel);

    /// <summary>The records of a text that is no table.</summary>
    /// <param name="text">The text; of a table, an error says that it is one.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static IAsyncEnumerable<ProblemRecord> RecordsAsync(ProblemText text, CancellationToken cancel = default) => text.Format switch
    {
        ProblemFormat.Lines => LinesAsync(text.Content, cancel),
        ProblemFormat.Json => JsonRecords.ReadAsync(text.Content, LongestLine, cancel),
        _ => FaultAsync(text.Fault ?? "the file is a table: expected JSON Lines or a JSON array"),
    };

    /// <summary>Every record, in order, as a problem or an error.</summary>
    /// <param name="records">The records of a file.</param>
    /// <param name="fields">Which fields hold what; null for the usual names.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async IAsyncEnumerable<ProblemLine> ReadAsync(
        IAsyncEnumerable<ProblemRecord> records, ProblemFields? fields = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var (seen, last) = (new HashSet<UInt128>(), 1);
        await using var each = records.GetAsyncEnumerator(cancel);
        while (true)
        {
            var (record, fault) = await NextAsync(each);
            if (fault is not null) yield return new(null, new(last, null, fault));
            if (record is not { } found) break;
            last = found.Line;
            var read = ProblemDialects.Read(found, fields);
            yield return read.Problem is { } problem && !seen.Add(Mark(problem.Id))
                ? new(null, new(found.Line, fields?.Id ?? "id", $"the id \"{problem.Id}\" is on an earlier line too"))
                : read;
        }
    }

    /// <summary>The names of the fields that the first records have, in their order.</summary>
    /// <param name="records">The records of a file.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<IReadOnlyList<string>> FieldsAsync(IAsyncEnumerable<ProblemRecord> records, CancellationToken cancel = default)
    {
        var (names, count) = (new List<string>(), 0);
        await foreach (var record in records.WithCancellation(cancel))
        {
            names.AddRange(ProblemDialects.Fields(record).Except(names));
            if (++count == Looked) break;
        }

        return names;
    }

    private static async Task<(ProblemRecord? Record, string? Fault)> NextAsync(IAsyncEnumerator<ProblemRecord> records)
    {
        try
        {
            return (await records.MoveNextAsync() ? records.Current : null, null);
        }
        catch (InvalidDataException e)
        {
            return (null, $"the file cannot be unpacked after this line: {e.Message}");
        }
    }

    private static async IAsyncEnumerable<ProblemRecord> RecordsAsync(Stream stream, ProblemFields? fields, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var record in RecordsAsync(await ProblemText.OpenAsync(stream, fields, cancel), cancel)) yield return record;
    }

    private static async IAsyncEnumerable<ProblemRecord> LinesAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var (line, bytes, at) in Lines.ReadAsync(stream, LongestLine, cancel))
        {
            if (bytes is null) yield return new(line, "", null, $"the line is longer than {LongestLine:N0} bytes");
            else if (!Lines.IsBlank(bytes)) yield return new(line, $"line-{line}", bytes) { At = at };
        }
    }

    private static async IAsyncEnumerable<ProblemRecord> FaultAsync(string fault)
    {
        await Task.CompletedTask;
        yield return new(1, "", null, fault);
    }

    private static UInt128 Mark(string id) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
