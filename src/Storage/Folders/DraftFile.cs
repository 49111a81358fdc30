namespace Ponder.Storage.Folders;

/// <summary>A file on its way to its name: on the disk before it has one, so no crash leaves a name with half a content.</summary>
internal sealed class DraftFile(string path, string lockFile) : IAsyncDisposable
{
    public FileStream Stream { get; } = new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.Asynchronous,
    });

    /// <summary>False where the target existed. Durable: journaling file systems write a file's new name with the file.</summary>
    public bool TryCreate(string target)
    {
        Prepare(target);
        using (NamingLock.Take(lockFile))
        {
            if (File.Exists(target)) return false;
            File.Move(path, target, overwrite: false);
        }

        Stream.Flush(flushToDisk: true);
        return true;
    }

    public void Replace(string target)
    {
        Prepare(target);
        File.Move(path, target, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Stream.DisposeAsync();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private void Prepare(string target)
    {
        Stream.Flush(flushToDisk: true);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
    }
}
