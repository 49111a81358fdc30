using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Ponder.Core.Problems;
using Ponder.Core.Storage;
using Ponder.Engine.Files;
using Ponder.Engine.Journals;
using Ponder.Engine.Pictures;

namespace Ponder.Engine.Jobs;

/// <summary>Where a job's problems come from: anything that can be read twice from its beginning.</summary>
/// <param name="name">What to call it in messages.</param>
/// <param name="open">Opens it from its beginning; the stream must be able to seek.</param>
/// <param name="file">The file's name without its folder; null where the problems come from no file.</param>
public sealed class ProblemSource(string name, Func<CancellationToken, Task<Stream>> open, string? file = null)
{
    /// <summary>The file's name without its folder; null where the problems come from no file.</summary>
    public string? FileName => file;

    /// <summary>What to call it in messages.</summary>
    public string Name => name;

    /// <summary>The folder that pictures are read from which the problems name as files; null where files are none.</summary>
    public string? Folder { get; init; }

    /// <summary>Where pictures are that the problems name as blobs.</summary>
    /// <value>Null by default: in the store of the job. Where it is set, files are none.</value>
    public IStore? Blobs { get; init; }

    /// <summary>A file of JSON Lines, a JSON array, CSV or TSV, packed by gzip or not.</summary>
    /// <exception cref="FileNotFoundException">There is none; thrown when it is opened.</exception>
    public static ProblemSource File(string path) => new(path, _ =>
        System.IO.File.Exists(path) ? Task.FromResult<Stream>(System.IO.File.OpenRead(path)) : throw new FileNotFoundException($"there is no file {path}"), Path.GetFileName(path))
    {
        Folder = Path.GetDirectoryName(Path.GetFullPath(path)),
    };

    /// <summary>JSON lines in memory.</summary>
    /// <param name="lines">The lines, in UTF-8.</param>
    /// <param name="name">What to call them in messages.</param>
    /// <param name="folder">Where pictures are that they name as files; null where files are none.</param>
    public static ProblemSource Lines(byte[] lines, string name = "the problem file", string? folder = null) =>
        new(name, _ => Task.FromResult<Stream>(new MemoryStream(lines, writable: false))) { Folder = folder };

    /// <summary>Problems in memory: id, text and, where it is known, the right answer.</summary>
    public static ProblemSource Of(IEnumerable<(string Id, string Text, string? Answer)> problems) => Lines(Encoding.UTF8.GetBytes(string.Concat(
        problems.Select(p => JsonSerializer.Serialize(new { id = p.Id, problem = p.Text, answer = p.Answer }, JournalFormat.Json) + "\n"))));

    /// <summary>Opens it from its beginning.</summary>
    /// <exception cref="JobException">It can be read only once.</exception>
    internal async Task<Stream> OpenAsync(CancellationToken cancel)
    {
        var stream = await open(cancel);
        if (stream.CanSeek) return stream;
        await stream.DisposeAsync();
        throw new JobException($"{name} can be read only once: expected a regular file");
    }

    /// <summary>The names of the fields that the first records have, for telling people what was passed over.</summary>
    /// <param name="fields">Which fields hold what; null for the usual names.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<IReadOnlyList<string>> FieldsAsync(ProblemFields? fields = null, CancellationToken cancel = default)
    {
        await using var stream = await OpenAsync(cancel);
        return await ProblemReader.FieldsAsync(ProblemFiles.RecordsAsync(stream, fields, cancel), cancel);
    }

    /// <summary>The first problems alone.</summary>
    /// <param name="count">How many.</param>
    /// <param name="fields">Which fields hold what; null for the usual names.</param>
    /// <param name="cancel">Stops the reading.</param>
    public Task<ProblemSource> FirstAsync(int count, ProblemFields? fields = null, CancellationToken cancel = default) =>
        ProblemPick.OfAsync(this, count, [], fields, cancel);

    /// <summary>How many problems there are, how many have a right answer, and the id of the first that has none.</summary>
    /// <param name="fields">Which fields hold what; null for the usual names.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<(int Problems, int Known, string? First)> ReferencesAsync(ProblemFields? fields = null, CancellationToken cancel = default)
    {
        var (problems, known, first) = (0, 0, default(string));
        await foreach (var line in ReadAsync(fields, cancel))
        {
            if (line.Problem is not { } problem) continue;
            problems++;
            if (problem.Reference is null) first ??= problem.Id;
            else known++;
        }

        return (problems, known, first);
    }

    /// <summary>Reads the pictures that the problems name.</summary>
    /// <param name="store">The store of the job; null where there is none.</param>
    internal PictureReader Pictures(IStore? store) => new(Folder, Blobs, store);

    /// <summary>Every record, as a problem or an error.</summary>
    internal async IAsyncEnumerable<ProblemLine> ReadAsync(ProblemFields? fields, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var stream = await OpenAsync(cancel);
        await foreach (var line in ProblemReader.ReadAsync(ProblemFiles.RecordsAsync(stream, fields, cancel), fields, cancel)) yield return line;
    }
}
