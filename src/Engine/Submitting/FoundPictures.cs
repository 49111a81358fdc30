using System.Runtime.CompilerServices;
using Ponder.Core.Problems;
using Ponder.Engine.Files;
using Ponder.Engine.Jobs;
using Ponder.Engine.Pictures;

namespace Ponder.Engine.Submitting;

/// <summary>The pictures that a problem file names as files, checked as a job here checks them.</summary>
internal sealed class FoundPictures
{
    private const string Field = PictureReader.Field;

    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly List<RenamedPicture> renamed = [];

    /// <summary>The hash of each picture and the first file's name that it has.</summary>
    public IReadOnlyDictionary<string, string> Files => files;

    /// <summary>Every name to change, in the order of the text.</summary>
    public IReadOnlyList<RenamedPicture> Renamed => renamed;

    /// <param name="source">The problem file.</param>
    /// <param name="fields">Which fields hold what; null for the usual names.</param>
    /// <param name="name">What a picture of that hash is to be called.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JobException">A picture cannot be had, or not be named; the message says where.</exception>
    public static async Task<FoundPictures> InAsync(ProblemSource source, ProblemFields? fields, Func<string, string> name, CancellationToken cancel)
    {
        var (found, reader, record) = (new FoundPictures(), source.Pictures(null), default(ProblemRecord));
        await using var stream = await source.OpenAsync(cancel);
        await foreach (var line in ProblemReader.ReadAsync(RecordsAsync(cancel), fields, cancel))
        {
            if (line.Error is { Field: Field } error) throw Refused(source, error);
            if (line.Problem?.Images is null) continue;
            try
            {
                await found.AddAsync(record, reader, name, cancel);
            }
            catch (PictureException e)
            {
                throw Refused(source, new(record.Line, Field, e.Message));
            }
        }

        return found;

        async IAsyncEnumerable<ProblemRecord> RecordsAsync([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var each in ProblemFiles.RecordsAsync(stream, fields, stop)) yield return record = each;
        }
    }

    private static JobException Refused(ProblemSource source, ProblemError error) =>
        new($"{source.Name}, {error}. Nothing was uploaded; a picture that the service has already is named {PictureReader.Blob}NAME");

    private async Task AddAsync(ProblemRecord record, PictureReader reader, Func<string, string> name, CancellationToken cancel)
    {
        var length = record.Json!.Length;
        foreach (var place in ImagePlaces.Of(record))
        {
            if (await IsKeptAsync(place.Name, reader, cancel)) continue;
            var hash = await HashAsync(place.Name, reader, cancel);
            var at = record.At ?? throw new PictureException(
                $"\"{place.Name}\" is a file, and files are not named anew in a table: write the problems as JSON Lines, or upload the picture and name it {PictureReader.Blob}NAME");
            renamed.Add(new(at + place.Start, place.Length, hash));
            length += name(hash).Length + 2 - place.Length;
        }

        if (length > ProblemReader.LongestLine)
            throw new PictureException($"named as blobs, its pictures make the record longer than {ProblemReader.LongestLine:N0} bytes: shorten its text, or name fewer");
    }

    /// <summary>Whether the name stays as it is: a blob's, and a picture in itself, which is checked.</summary>
    private static async Task<bool> IsKeptAsync(string name, PictureReader reader, CancellationToken cancel)
    {
        if (PictureReader.IsBlob(name))
        {
            PictureReader.CheckBlob(name);
            return true;
        }

        if (!PictureReader.IsData(name)) return false;
        await reader.ReadAsync(name, cancel);
        return true;
    }

    private async Task<string> HashAsync(string file, PictureReader reader, CancellationToken cancel)
    {
        if (hashes.TryGetValue(file, out var known)) return known;
        var hash = (await reader.ReadAsync(file, cancel)).Picture.Hash;
        files.TryAdd(hash, file);
        return hashes[file] = hash;
    }
}

/// <summary>A picture's name in a text, to be another.</summary>
/// <param name="At">The byte that it begins at, with its quotation mark.</param>
/// <param name="Length">Its bytes, both quotation marks among them.</param>
/// <param name="Hash">The hash of the picture.</param>
internal readonly record struct RenamedPicture(long At, int Length, string Hash);
