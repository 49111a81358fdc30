using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Ponder.Core.Storage;

namespace Ponder.Storage.Blobs;

/// <summary>Requests to one container: makes it where it is missing, and turns failures into messages without secrets.</summary>
internal sealed class ContainerRequests(BlobContainerClient container)
{
    /// <summary>The container's address without the query, which may be a signature.</summary>
    public string Address { get; } = container.Uri.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>Null where the blob or its container does not exist.</summary>
    public static async Task<T?> ReadAsync<T>(string verb, string target, Func<Task<T>> request) where T : class
    {
        try
        {
            return await GuardAsync(verb, target, request);
        }
        catch (StoreException e) when (e.InnerException is RequestFailedException { Status: 404 })
        {
            return null;
        }
    }

    public async Task<T> WriteAsync<T>(string verb, string target, Func<Task<T>> request, CancellationToken cancel)
    {
        try
        {
            return await GuardAsync(verb, target, request);
        }
        catch (StoreException e) when (e.InnerException is RequestFailedException { ErrorCode: "ContainerNotFound" })
        {
            await GuardAsync("create", Address, () => container.CreateIfNotExistsAsync(cancellationToken: cancel));
            return await GuardAsync(verb, target, request);
        }
    }

    /// <summary>The request's result, or a failure in words.</summary>
    /// <exception cref="StoreException">It failed; the message holds no secret.</exception>
    public static async Task<T> GuardAsync<T>(string verb, string target, Func<Task<T>> request)
    {
        try
        {
            return await request();
        }
        catch (RequestFailedException e)
        {
            throw new StoreException($"Could not {verb} '{target}': {Reason(e)}.", e);
        }
        catch (AuthenticationFailedException e)
        {
            throw new StoreException(
                $"Could not {verb} '{target}': no Azure credential was found or accepted; sign in (az login), or use a SAS.", e);
        }
        catch (AggregateException e)
        {
            throw new StoreException($"Could not {verb} '{target}': it could not be reached.", e);
        }
    }

    /// <summary>The service's own text may quote parts of the request, so only its codes are passed on.</summary>
    private static string Reason(RequestFailedException e) => e.Status switch
    {
        0 => "it could not be reached",
        401 or 403 => $"access was refused ({e.Status} {e.ErrorCode})",
        _ => $"the service answered {e.Status} {e.ErrorCode}",
    };
}
