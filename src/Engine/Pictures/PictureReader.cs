using Ponder.Core.Pictures;
using Ponder.Core.Problems;
using Ponder.Core.Storage;

namespace Ponder.Engine.Pictures;

/// <summary>
/// Reads the pictures that a problem names: data URLs, blobs, and files beside the problem file. Addresses are not fetched, and no file is read
/// that lies outside the problem file's folder: a problem file may come from a stranger.
/// </summary>
/// <param name="folder">The problem file's folder; null where the problems come from no file.</param>
/// <param name="uploads">Where problem files are blobs: every name is a blob beside them, and files are none. Null elsewhere.</param>
/// <param name="store">Where blobs are otherwise; null where there is none.</param>
internal sealed class PictureReader(string? folder, IStore? uploads, IStore? store)
{
    /// <summary>The field that names them.</summary>
    public const string Field = "images";

    /// <summary>What a blob's name begins with where files are named too.</summary>
    public const string Blob = "blob:";

    private const string Data = "data:";
    private const int MostSaid = 60;

    /// <summary>The line with its pictures read, and these; where one cannot be had, the line is an error that says why.</summary>
    public async Task<(ProblemLine Line, IReadOnlyList<SeenPicture> Pictures)> ReadAsync(ProblemLine line, CancellationToken cancel)
    {
        if (line.Problem is not { Images: { } names } problem) return (line, []);
        try
        {
            var pictures = new List<SeenPicture>();
            foreach (var name in names) pictures.Add(await ReadAsync(name, cancel));
            return (new(problem with { Images = null, Pictures = [.. pictures.Select(p => p.Picture)] }, null), pictures);
        }
        catch (PictureException e)
        {
            return (new(null, new(problem.Line, Field, e.Message)), []);
        }
    }

    /// <summary>Whether it is a picture itself, as a data URL.</summary>
    public static bool IsData(string name) => name.StartsWith(Data, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is said to be a blob's name.</summary>
    public static bool IsBlob(string name) => name.StartsWith(Blob, StringComparison.Ordinal);

    /// <exception cref="PictureException">It can be no blob's name.</exception>
    public static void CheckBlob(string name)
    {
        if (!BlobName.IsValid(IsBlob(name) ? name[Blob.Length..] : name)) throw new PictureException($"{Said(name)} is no blob's name: expected {BlobName.Expected}");
    }

    /// <summary>The picture of that name.</summary>
    /// <exception cref="PictureException">It cannot be had.</exception>
    public async Task<SeenPicture> ReadAsync(string name, CancellationToken cancel)
    {
        return SeenPicture.TryOf(await ContentAsync(name, cancel)) ?? throw new PictureException($"{Said(name)} is no picture that is read: expected {PictureHeader.Expected}");
    }

    private async Task<byte[]> ContentAsync(string name, CancellationToken cancel)
    {
        if (IsData(name)) return OfDataUrl(name);
        if (name.Contains("://", StringComparison.Ordinal))
            throw new PictureException($"{Said(name)} is an address, and none is fetched: expected {(uploads is null ? "a file beside the problem file, " : "")}{Blob}NAME or a data URL");
        await using var stream = await OpenAsync(name, cancel) ?? throw new PictureException($"there is no picture {Said(name)}");
        return await PictureContent.TryReadAsync(stream, Picture.MostBytes, cancel)
            ?? throw new PictureException($"{Said(name)} is larger than {Picture.MostBytes:N0} bytes");
    }

    private static byte[] OfDataUrl(string url)
    {
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !url[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
            throw new PictureException($"{Said(url)}: expected a data URL such as data:image/png;base64,iVBORw0…");
        try
        {
            return Convert.FromBase64String(url[(comma + 1)..]);
        }
        catch (FormatException)
        {
            throw new PictureException($"{Said(url)}: what stands behind the comma is not base64");
        }
    }

    private async Task<Stream?> OpenAsync(string name, CancellationToken cancel)
    {
        if (uploads is null && !IsBlob(name)) return OfFile(name);
        CheckBlob(name);
        return (uploads ?? store) is { } place ? await place.TryOpenAsync(IsBlob(name) ? name[Blob.Length..] : name, cancel) : null;
    }

    private FileStream? OfFile(string name)
    {
        if (folder is null)
            throw new PictureException($"{Said(name)} is a file's name, and these problems come from no file: expected {Blob}NAME or a data URL");
        var (root, path) = (Path.GetFullPath(folder), "");
        try
        {
            path = Path.GetFullPath(name, root);
        }
        catch (ArgumentException)
        {
            throw new PictureException($"{Said(name)} is no file's name");
        }

        if (!path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new PictureException($"{Said(name)} lies outside the problem file's folder: expected a file in it or below it");
        return File.Exists(path) ? File.OpenRead(path) : null;
    }

    private static string Said(string name) => $"\"{(name.Length > MostSaid ? name[..MostSaid] + "…" : name)}\"";
}

/// <summary>A picture that cannot be had; the message says which, and what was expected.</summary>
internal sealed class PictureException(string message) : Exception(message);
