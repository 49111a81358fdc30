using System.Text.RegularExpressions;
using Azure.Storage.Blobs;

namespace Ponder.Storage;

/// <summary>A storage account's connection string and the container meant.</summary>
internal sealed partial record ConnectionString(string Account, string Container)
{
    private const string ContainerKey = "Container";

    private static readonly string[] Keys =
    [
        "UseDevelopmentStorage", "DefaultEndpointsProtocol", "AccountName", "AccountKey", "BlobEndpoint", "SharedAccessSignature",
        "EndpointSuffix", "DevelopmentStorageProxyUri",
    ];

    /// <summary>Generous, so that a misspelt one is not taken for a folder, and its key then for the folder's name.</summary>
    public static bool LooksLike(string text) => Pairs(text).Any(pair => Keys.Contains(pair.Key, StringComparer.OrdinalIgnoreCase));

    public static ConnectionString Parse(string text, string defaultContainer)
    {
        var pairs = Pairs(text);
        var container = pairs.LastOrDefault(IsContainerPair).Value ?? defaultContainer;
        if (!IsContainer(container)) throw StoreAddress.Bad("the Container in its connection string is no container name");
        var account = pairs.Where(pair => !IsContainerPair(pair)).Select(pair => $"{pair.Key}={pair.Value}");
        return new ConnectionString(string.Join(';', account), container);
    }

    /// <summary>Azure's rule: 3 to 63 lower-case letters, digits and single hyphens between them.</summary>
    public static bool IsContainer(string name) => ContainerName().IsMatch(name);

    public BlobContainerClient OpenContainer(BlobClientOptions? options = null)
    {
        try
        {
            return new BlobContainerClient(Account, Container, options);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw StoreAddress.Bad("its connection string lacks an account, a key or an endpoint, or misspells one");
        }
    }

    private static bool IsContainerPair(KeyValuePair<string, string> pair) =>
        pair.Key.Equals(ContainerKey, StringComparison.OrdinalIgnoreCase);

    private static KeyValuePair<string, string>[] Pairs(string text) =>
        [.. from part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            let cut = part.IndexOf('=', StringComparison.Ordinal)
            select cut < 0 ? new(part, "") : new KeyValuePair<string, string>(part[..cut], part[(cut + 1)..])];

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex ContainerName();
}
