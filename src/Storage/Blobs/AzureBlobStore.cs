using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ponder.Core.Storage;

namespace Ponder.Storage.Blobs;

/// <summary>Blobs in one container of Azure Blob Storage, which is made when something is first written.</summary>
/// <param name="container">A client with whatever credential, retries and transport its maker chose.</param>
public sealed class AzureBlobStore(BlobContainerClient container) : IStore
{
    private readonly ContainerRequests requests = new(container);

    internal LeaseTiming Timing { get; init; } = LeaseTiming.Default;

    /// <inheritdoc/>
    public string Description => requests.Address;

    /// <inheritdoc/>
    public string Locate(string name) => $"{requests.Address}/{BlobName.Check(name)}";

    /// <inheritdoc/>
    public Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default)
    {
        var creation = new Creation(Blob(name), ContentTypes.Of(name));
        return requests.WriteAsync("write", Locate(name), () => creation.TryAsync(content, cancel), cancel);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancel = default)
    {
        var blob = Blob(name);
        await using var draft = LocalDraft();
        await write(draft, cancel);
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Of(name) } };
        await requests.WriteAsync("write", Locate(name), () =>
        {
            draft.Position = 0;
            return blob.UploadAsync(draft, options, cancel);
        }, cancel);
    }

    /// <inheritdoc/>
    public Task<byte[]?> TryReadAsync(string name, CancellationToken cancel = default)
    {
        var blob = Blob(name);
        return ContainerRequests.ReadAsync("read", Locate(name), async () =>
            (await blob.DownloadContentAsync(cancel)).Value.Content.ToArray());
    }

    /// <inheritdoc/>
    public Task<Stream?> TryOpenAsync(string name, CancellationToken cancel = default)
    {
        var blob = Blob(name);
        var options = new BlobOpenReadOptions(allowModifications: false);
        return ContainerRequests.ReadAsync("read", Locate(name), () => blob.OpenReadAsync(options, cancel));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        BlobName.CheckPrefix(prefix);
        var names = await ContainerRequests.ReadAsync("list", Description, async () =>
        {
            var found = new List<string>();
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancel))
            {
                if (BlobName.IsValid(blob.Name)) found.Add(blob.Name);
            }

            // Accounts with a hierarchical namespace list folder by folder.
            found.Sort(StringComparer.Ordinal);
            return found;
        });
        foreach (var name in names ?? []) yield return name;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FoldersAsync(string folder, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        BlobName.CheckPrefix(folder);
        var names = await ContainerRequests.ReadAsync("list", Description, async () =>
        {
            var found = new SortedSet<string>(StringComparer.Ordinal);
            await foreach (var item in container.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", folder, cancel))
            {
                if (item.IsPrefix && BlobName.IsValid(item.Prefix.TrimEnd('/'))) found.Add(item.Prefix[folder.Length..].TrimEnd('/'));
            }

            return found;
        });
        foreach (var name in names ?? []) yield return name;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancel = default)
    {
        var blob = Blob(name);
        return ContainerRequests.ReadAsync("delete", Locate(name), () => blob.DeleteIfExistsAsync(cancellationToken: cancel));
    }

    /// <inheritdoc/>
    public Task<ILease?> TryLeaseAsync(string name, CancellationToken cancel = default)
    {
        var blob = LeaseBlob(name);
        return requests.WriteAsync<ILease?>("lease", Locate(name), async () => await BlobLease.TryTakeAsync(blob, Timing, cancel), cancel);
    }

    /// <inheritdoc/>
    public async Task<bool> IsLeasedAsync(string name, CancellationToken cancel = default) =>
        await PropertiesAsync(LeaseBlob(name), Locate(name), cancel) is { LeaseState: LeaseState.Leased };

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> WrittenAsync(string name, CancellationToken cancel = default) =>
        (await PropertiesAsync(Blob(name), Locate(name), cancel))?.LastModified;

    private static Task<BlobProperties?> PropertiesAsync(BlobClient blob, string target, CancellationToken cancel) =>
        ContainerRequests.ReadAsync("read", target, async () => (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value);

    /// <summary>Beginning with a dot, it is no name a caller could use or would be listed.</summary>
    private BlobClient LeaseBlob(string name) => container.GetBlobClient($".leases/{BlobName.Check(name)}");

    private BlobClient Blob(string name) => container.GetBlobClient(BlobName.Check(name));

    /// <summary>A local file: an upload that fails half way leaves no blob, and a retry starts over.</summary>
    private static FileStream LocalDraft() => new(Path.GetTempFileName(), new FileStreamOptions
    {
        Mode = FileMode.Create,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
    });
}
