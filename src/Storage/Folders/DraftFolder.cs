namespace Ponder.Storage.Folders;

/// <summary>Where a blob is written before it gets its name; on the store's own file system, so that naming it is one step.</summary>
internal sealed class DraftFolder(string folder, string lockFile)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private bool swept;

    public DraftFile Begin()
    {
        Directory.CreateDirectory(folder);
        if (!swept) Sweep();
        swept = true;
        return new DraftFile(Path.Combine(folder, Guid.NewGuid().ToString("N")), lockFile);
    }

    /// <summary>Removes what killed writers left behind.</summary>
    private void Sweep()
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (file.LastWriteTimeUtc < DateTime.UtcNow - Abandoned) file.Delete();
        }
    }
}
