using Ponder.Core.Storage;
using Ponder.Storage.Blobs;
using Ponder.Storage.Folders;

namespace Ponder.Storage;

/// <summary>
/// Where a store is, as a person writes it: a folder; a container's URL, with a SAS or for the signed-in identity; or a storage
/// account's connection string, to which <c>;Container=NAME</c> may be added (else <c>ponder</c>).
/// </summary>
public sealed class StoreAddress
{
    private const string DefaultContainer = "ponder";

    private readonly Func<IStore> open;

    private StoreAddress(Func<IStore> open, string? folder = null) => (this.open, Folder) = (open, folder);

    /// <summary>The folder; null where the store is a container.</summary>
    public string? Folder { get; }

    /// <summary>Reaches for nothing yet: a store that cannot be reached says so when first used.</summary>
    public IStore Open() => open();

    /// <summary>Reads an address without reaching for the store.</summary>
    /// <param name="text">A folder, a container's URL or a connection string.</param>
    /// <exception cref="FormatException">It is none of the three; the message quotes no secret.</exception>
    public static StoreAddress Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw Bad("it is empty");
        if (ConnectionString.LooksLike(text)) return FromConnection(ConnectionString.Parse(text, DefaultContainer));
        if (text.Contains("://", StringComparison.Ordinal)) return FromUrl(text);
        if (text.Contains('\0', StringComparison.Ordinal)) throw Bad("it contains a null character");
        if (File.Exists(text)) throw Bad($"'{text}' is a file, not a folder");
        return new StoreAddress(() => new FolderStore(text), text);
    }

    internal static FormatException Bad(string why, Exception? inner = null) => new(
        $"Bad store address: {why}. Expected a folder, a container's URL (https://ACCOUNT.blob.core.windows.net/CONTAINER) "
        + "or a connection string (such as UseDevelopmentStorage=true).", inner);

    private static StoreAddress FromConnection(ConnectionString connection)
    {
        var container = connection.OpenContainer();
        return new StoreAddress(() => new AzureBlobStore(container));
    }

    private static StoreAddress FromUrl(string text)
    {
        var parts = BlobUrl.Read(text, why => Bad(why));
        if (parts.BlobContainerName.Length == 0) throw Bad("its URL names no container");
        if (parts.BlobName.Length > 0) throw Bad("its URL names a blob or folder below the container");
        if (!ConnectionString.IsContainer(parts.BlobContainerName)) throw Bad($"'{parts.BlobContainerName}' is no container name");
        var container = BlobUrl.Container(parts, parts.BlobContainerName);
        return new StoreAddress(() => new AzureBlobStore(container));
    }
}
