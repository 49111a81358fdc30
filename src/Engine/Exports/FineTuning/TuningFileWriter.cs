using System.Security.Cryptography;
using Ponder.Engine.Exports.Writers;
using Ponder.Engine.Jobs;

namespace Ponder.Engine.Exports.FineTuning;

/// <summary>
/// Writes rows that keep the rules and notes those that do not. A file that a service would refuse as a whole is no file: it has too few rows
/// or too many bytes.
/// </summary>
internal sealed class TuningFileWriter(FineTuningOptions options, long mostBytes = TuningFileWriter.MostBytes)
{
    /// <summary>A service takes less than 512 MB.</summary>
    public const long MostBytes = 512_000_000 - 1;

    public const int LeastRows = 10;

    private const int NotesInError = 3;

    private readonly List<FineTuningNote> notes = [];
    private readonly HashSet<UInt128> written = [];
    private readonly TuningRules rules = new(options);
    private readonly TuningLine lines = new(options.System);
    private long tokens;
    private long problems;
    private long leftOut;
    private string? last;

    /// <exception cref="JobException">The file would be refused as a whole.</exception>
    public async Task<FineTuningFile> WriteAsync(IAsyncEnumerable<TuningRow> rows, CancellationToken cancel)
    {
        var file = TemporaryFile.Open();
        try
        {
            if (options.For == FineTuningService.Azure) await file.WriteAsync(new byte[] { 0xEF, 0xBB, 0xBF }, cancel);
            await foreach (var row in rows.WithCancellation(cancel))
            {
                if (Line(row) is { } line) await AddAsync(file, row, line, cancel);
            }

            if (written.Count < LeastRows) throw TooFew();
            await file.FlushAsync(cancel);
            return new(file, Report(file.Length));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The row's line; null where it is left out.</summary>
    private ReadOnlyMemory<byte>? Line(TuningRow row)
    {
        var broken = rules.Broken(row);
        if (broken is null)
        {
            var line = lines.Of(row);
            if (written.Add(BitConverter.ToUInt128(SHA256.HashData(line.Span)))) return line;
            broken = new(row.Problem, row.Rejected is null ? "messages" : "input", "the same row is there already, expected another");
        }

        leftOut++;
        if (notes.Count < FineTuningReport.MostNotes) notes.Add(broken);
        return null;
    }

    private async Task AddAsync(FileStream file, TuningRow row, ReadOnlyMemory<byte> line, CancellationToken cancel)
    {
        if (file.Position + line.Length > mostBytes) throw TooLarge(row);
        await file.WriteAsync(line, cancel);
        tokens += rules.Tokens(row);
        if (row.Problem != last) problems++;
        last = row.Problem;
    }

    private FineTuningReport Report(long bytes) =>
        new() { Rows = written.Count, Problems = problems, Tokens = tokens, Bytes = bytes, LeftOut = leftOut, Notes = notes };

    private JobException TooFew()
    {
        var why = leftOut == 0 ? "" : $"; {leftOut:N0} were left out: {string.Join("; ", notes.Take(NotesInError))}{(leftOut > NotesInError ? "; and so on" : "")}";
        return new($"{written.Count} rows to fine-tune with: expected {LeastRows} or more, as a service refuses fewer; take more of each problem, or more problems{why}");
    }

    private JobException TooLarge(TuningRow row) => new(
        $"problem {row.Problem} would make the file larger than {mostBytes:N0} bytes, and a service refuses larger ones: take fewer rows of each problem, or only surer problems");
}
