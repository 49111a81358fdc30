using Ponder.Core.Storage;

namespace Ponder.Storage.Folders;

/// <summary>Turns what the file system refuses into <see cref="StoreException"/>s that name the file.</summary>
internal static class FileErrors
{
    public static async Task<T> GuardAsync<T>(string verb, string path, Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"Could not {verb} '{path}': {e.Message}", e);
        }
    }
}
