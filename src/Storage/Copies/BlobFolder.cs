using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Ponder.Storage.Copies;

/// <summary>A folder in a container: the blobs whose names begin with it.</summary>
/// <param name="container">The container.</param>
/// <param name="prefix">The folder's name, without a slash at either end; empty for all of the container.</param>
internal sealed class BlobFolder(BlobContainerClient container, string prefix)
{
    private const int Shown = 10;

    /// <summary>Its address without secrets.</summary>
    public string Description { get; } = $"{container.Uri.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{prefix}".TrimEnd('/');

    private string Below => prefix.Length == 0 ? "" : $"{prefix}/";

    /// <summary>The client of one of its files.</summary>
    public BlobClient File(BlobFile file) => container.GetBlobClient(Below + file.Name);

    /// <summary>Its files, in ordinal order; at least one.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such container, or nothing in the folder.</exception>
    /// <exception cref="InvalidDataException">A name could lead out of a folder.</exception>
    public async Task<IReadOnlyList<BlobFile>> ListAsync(CancellationToken cancel)
    {
        var files = await Requests.AskAsync("list", Description, async () =>
        {
            var found = new List<BlobFile>();
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, Below, cancel))
            {
                if (!IsFolder(blob)) found.Add(Of(blob));
            }

            return found;
        }, cancel);
        if (files.Count == 0) throw new DirectoryNotFoundException($"there is nothing in {Description}; {await ThereIsAsync(cancel)}");
        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    private BlobFile Of(BlobItem blob)
    {
        var about = blob.Properties;
        return new(BlobFile.CheckName(blob.Name[Below.Length..]), about.ContentLength ?? 0, about.ETag ?? default, about.ContentHash);
    }

    /// <summary>Accounts with a hierarchical namespace list folders too.</summary>
    private static bool IsFolder(BlobItem blob) => blob.Name.EndsWith('/')
        || (blob.Metadata is { } all && all.TryGetValue("hdi_isfolder", out var value) && bool.TryParse(value, out var folder) && folder);

    /// <summary>What is in the nearest folder above that has something.</summary>
    private async Task<string> ThereIsAsync(CancellationToken cancel)
    {
        for (var above = prefix; above.Length > 0;)
        {
            above = above[..Math.Max(0, above.LastIndexOf('/'))];
            var from = above.Length == 0 ? "" : $"{above}/";
            var names = await Requests.AskAsync("list", Description, () => NamesAsync(from, cancel), cancel);
            if (names.Contains(prefix)) return $"{prefix} is a file: name the folder that it is in";
            if (names.Count > 0) return $"there is {string.Join(", ", names.Take(Shown))}{(names.Count > Shown ? " and more" : "")}";
        }

        return "the container is empty";
    }

    [SuppressMessage("Performance", "CA1859", Justification = "what is asked of storage is a reference")]
    private async Task<IReadOnlyList<string>> NamesAsync(string from, CancellationToken cancel)
    {
        var names = new List<string>();
        await foreach (var item in container.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", from, cancel))
        {
            names.Add(item.IsPrefix ? item.Prefix : item.Blob.Name);
            if (names.Count > Shown) break;
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
