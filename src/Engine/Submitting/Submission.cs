using Ponder.Core.Problems;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Pictures;

namespace Ponder.Engine.Submitting;

/// <summary>
/// A problem file made ready for a service, which reads no files: the pictures that it names as files are uploaded as blobs named by what they hold, and
/// the file names those. All else of it stays byte for byte the same; so the same file with the same pictures is the same job.
/// </summary>
public sealed class Submission
{
    /// <summary>The folder of the pictures in the container of problem files.</summary>
    private const string Folder = "pictures/";

    private readonly ProblemSource source;
    private readonly ProblemFields? fields;
    private readonly FoundPictures found;

    private Submission(ProblemSource source, ProblemFields? fields, FoundPictures found) => (this.source, this.fields, this.found) = (source, fields, found);

    /// <summary>Different pictures that the file names as files.</summary>
    public int Pictures => found.Files.Count;

    /// <summary>Reads the problem file, and reads and checks every picture that it names as a file or holds as a data URL; nothing is uploaded.</summary>
    /// <param name="source">The problem file.</param>
    /// <param name="fields">Which fields hold what; null for the usual names.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="JobException">A picture cannot be had, or cannot be named in a file of this shape; the message names file, line and field.</exception>
    public static async Task<Submission> OfAsync(ProblemSource source, ProblemFields? fields = null, CancellationToken cancel = default) =>
        new(source, fields, await FoundPictures.InAsync(source, fields, Blob, cancel));

    /// <summary>Uploads the pictures, those that are there already not again, and then the problem file.</summary>
    /// <param name="uploads">The service's container of problem files.</param>
    /// <param name="name">The problem file's name there.</param>
    /// <param name="cancel">Stops the uploading.</param>
    /// <returns>How many pictures were not there yet.</returns>
    /// <exception cref="JobException">The problem file or a picture changed since it was read.</exception>
    /// <exception cref="StoreException">The container cannot be reached, or refuses.</exception>
    public async Task<int> UploadAsync(IStore uploads, string name, CancellationToken cancel = default)
    {
        var (reader, created) = (source.Pictures(null), 0);
        foreach (var (hash, file) in found.Files)
        {
            var content = await ContentAsync(reader, hash, file, cancel);
            if (await uploads.TryCreateAsync($"{Folder}{hash}", content, cancel)) created++;
        }

        await uploads.WriteAsync(name, WriteAsync, cancel);
        return created;
    }

    /// <summary>What a picture of that content is called in a problem file that a service reads.</summary>
    internal static string Blob(string hash) => $"{PictureReader.Blob}{Folder}{hash}";

    private async Task WriteAsync(Stream target, CancellationToken cancel)
    {
        await using var stream = await source.OpenAsync(cancel);
        if (found.Renamed.Count == 0)
        {
            await stream.CopyToAsync(target, cancel);
            return;
        }

        try
        {
            var text = await ProblemText.OpenAsync(stream, fields, cancel);
            await RenamedText.CopyAsync(text.Content, target, found.Renamed, Blob, cancel);
        }
        catch (InvalidDataException e)
        {
            throw new JobException($"{source.Name} cannot be uploaded: {e.Message}");
        }
    }

    private async Task<ReadOnlyMemory<byte>> ContentAsync(PictureReader reader, string hash, string file, CancellationToken cancel)
    {
        try
        {
            if (await reader.ReadAsync(file, cancel) is var seen && seen.Picture.Hash == hash) return seen.Content;
        }
        catch (PictureException)
        {
            // It was one a moment ago.
        }

        throw new JobException($"{source.Name}: the picture \"{file}\" changed while it was uploaded: submit again");
    }
}
