using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Ponder.Storage.Blobs;

/// <summary>
/// One attempt to create a blob. The SDK repeats a request whose answer got lost, and the repetition then finds the blob it made itself:
/// a mark in the blob's metadata tells that from another writer's.
/// </summary>
internal sealed class Creation(BlobClient blob, string contentType)
{
    private const string MarkKey = "ponder_creation";
    private readonly string mark = Guid.NewGuid().ToString("N");

    public async Task<bool> TryAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Metadata = new Dictionary<string, string> { [MarkKey] = mark },
        };
        try
        {
            await blob.UploadAsync(new BinaryData(content), options, cancel);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode is "BlobAlreadyExists" or "ConditionNotMet")
        {
            return await IsOursAsync(cancel);
        }
    }

    private async Task<bool> IsOursAsync(CancellationToken cancel)
    {
        try
        {
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancel);
            return properties.Value.Metadata.TryGetValue(MarkKey, out var found) && found == mark;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }
}
