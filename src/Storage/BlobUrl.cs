using Azure.Identity;
using Azure.Storage.Blobs;

namespace Ponder.Storage;

/// <summary>An address in blob storage that starts with <c>https://</c>, or with <c>http://</c> on this machine.</summary>
internal static class BlobUrl
{
    /// <summary>Its parts.</summary>
    /// <param name="text">The address.</param>
    /// <param name="bad">Makes the exception of why it cannot be used; the reason quotes no secret.</param>
    public static BlobUriBuilder Read(string text, Func<string, Exception> bad)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)) throw bad("it is no well-formed URL");
        var secure = uri.Scheme == Uri.UriSchemeHttps;
        if (!secure && uri.Scheme != Uri.UriSchemeHttp) throw bad($"'{uri.Scheme}://' addresses are not supported");
        if (!secure && !uri.IsLoopback) throw bad("http would send what it holds, and its key, in the clear: use https");
        var parts = new BlobUriBuilder(uri);
        if (parts.Sas is null && !secure) throw bad("an identity is shown over https only: add a SAS, or use a connection string");
        return parts;
    }

    /// <summary>A client of the container, with the address's signature or this machine's identity.</summary>
    public static BlobContainerClient Container(BlobUriBuilder parts, string container, BlobClientOptions? options = null)
    {
        var uri = new BlobUriBuilder(parts.ToUri()) { BlobContainerName = container, BlobName = "" }.ToUri();
        return parts.Sas is null ? new(uri, new DefaultAzureCredential(), options) : new(uri, options);
    }
}
