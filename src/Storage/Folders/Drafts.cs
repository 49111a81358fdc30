namespace Ponder.Storage.Folders;

/// <summary>Where a blob is written before it gets its name; on the store's own file system, so that naming it is one step.</summary>
internal sealed class Drafts(string folder, string turn)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private bool swept;

    public Draft Begin()
    {
        Directory.CreateDirectory(folder);
        if (!swept) Sweep();
        swept = true;
        return new Draft(Path.Combine(folder, Guid.NewGuid().ToString("N")), turn);
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
