using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Ponder.Core.Storage;
using Ponder.Storage.Copies;

namespace Ponder.Storage;

/// <summary>
/// Copies of folders in blob storage, kept on this machine's disk: fetched in parts at once, checked by their hashes, gone on with where a
/// fetch broke off, and kept while blob storage has the same versions. However many ask, in this process or others, one of them fetches.
/// </summary>
/// <param name="cache">The folder of this machine that keeps them. It is made where it is missing.</param>
/// <param name="account">
/// The storage account that <c>blob://</c> means: a connection string, or the address of the account or of a container in it. Null or a
/// folder means none.
/// </param>
public sealed class FolderCopies(string cache, string? account = null)
{
    private const string Own = "blob://";

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> UnderWay = new(StringComparer.Ordinal);

    internal CopySettings Settings { get; init; } = CopySettings.Default;

    internal BlobClientOptions? Client { get; init; }

    /// <summary>Whether the text is an address, and not a folder of this machine.</summary>
    public static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    /// <summary>Brings the folder's copy up to date.</summary>
    /// <param name="address">
    /// <c>blob://CONTAINER/FOLDER</c>, or the https address of a container's folder, with a SAS or for the signed-in identity.
    /// </param>
    /// <param name="say">Hears how far it is, every few seconds; null tells nobody.</param>
    /// <param name="cancel">Stops waiting; what others wait for goes on.</param>
    /// <returns>The folder of this machine that holds all its files.</returns>
    /// <exception cref="FormatException">It is no such address; the message quotes no secret.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such container, or nothing in the folder.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="InvalidDataException">A file is not what its hash says, or has a name that cannot be kept.</exception>
    /// <exception cref="IOException">The disk has no room, or cannot be written.</exception>
    /// <exception cref="StoreException">Blob storage could not be reached; what came so far is kept.</exception>
    public Task<string> GetAsync(string address, Action<string>? say = null, CancellationToken cancel = default)
    {
        var source = Find(address);
        var place = new CopyPlace(cache, source.Description);
        var copy = new FolderCopy(source, place, Settings, say);
        return UnderWay.GetOrAdd(place.Files, key => new(() => Task.Run(() => RunAsync(key, copy), default))).Value.WaitAsync(cancel);
    }

    private static async Task<string> RunAsync(string key, FolderCopy copy)
    {
        try
        {
            return await copy.RunAsync(default);
        }
        finally
        {
            UnderWay.TryRemove(key, out _);
        }
    }

    private BlobFolder Find(string address)
    {
        if (address.StartsWith(Own, StringComparison.OrdinalIgnoreCase))
        {
            var (own, folder) = Cut(address[Own.Length..]);
            return new(Container(Name(own)), folder);
        }

        var parts = BlobUrl.Read(address, Bad);
        return new(BlobUrl.Container(parts, Name(parts.BlobContainerName), Client), parts.BlobName.Trim('/'));
    }

    private BlobContainerClient Container(string name)
    {
        if (account is not null && ConnectionString.LooksLike(account))
            return (ConnectionString.Parse(account, name) with { Container = name }).OpenContainer(Client);
        if (account is null || !IsAddress(account))
        {
            throw Bad("blob:// means the account that jobs are kept in, and they are kept in a folder: "
                + "set Ponder:ModelStore, or give the https address");
        }

        return BlobUrl.Container(BlobUrl.Read(account, Bad), name, Client);
    }

    private static (string Container, string Folder) Cut(string path) =>
        path.IndexOf('/', StringComparison.Ordinal) is >= 0 and var cut ? (path[..cut], path[cut..].Trim('/')) : (path, "");

    private static string Name(string container) => ConnectionString.IsContainer(container) ? container
        : throw Bad(container.Length == 0 ? "it names no container" : $"'{container}' is no container name");

    private static FormatException Bad(string why) => new($"Bad address of a model: {why}. Expected a folder, blob://CONTAINER/FOLDER "
        + "or the https address of a container's folder (https://ACCOUNT.blob.core.windows.net/CONTAINER/FOLDER).");
}
