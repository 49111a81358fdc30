using Azure;
using Azure.Identity;
using Ponder.Core.Storage;
using Ponder.Storage.Blobs;

namespace Ponder.Storage.Copies;

/// <summary>Requests for a folder's files, whose failures say what whoever set up the storage can do.</summary>
internal static class Requests
{
    private const string Rights = "it takes the role Storage Blob Data Reader there, or a signature (SAS) that reads and lists";

    /// <exception cref="DirectoryNotFoundException">There is no such container.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="StoreException">It could not be reached.</exception>
    public static async Task<T> AskAsync<T>(string verb, string target, Func<Task<T>> request, CancellationToken cancel)
    {
        try
        {
            return await ContainerRequests.GuardAsync(verb, target, request);
        }
        catch (StoreException e) when (e.InnerException is RequestFailedException { ErrorCode: "ContainerNotFound" })
        {
            throw new DirectoryNotFoundException($"{target}: there is no such container in that account", e);
        }
        catch (StoreException e) when (e.InnerException is RequestFailedException { Status: 401 or 403 } or AuthenticationFailedException)
        {
            throw new UnauthorizedAccessException($"{e.Message.TrimEnd('.')}; {Rights}", e);
        }

        // A connection that broke, or stood still for too long, after the client's own repetitions.
        catch (Exception e) when (e is IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            throw new StoreException($"Could not {verb} '{target}': the connection broke off.", e);
        }
    }

    /// <summary>Whether a file is no longer what the listing said.</summary>
    public static bool Changed(StoreException e) => e.InnerException is RequestFailedException { Status: 412 or 404 or 416 };
}
