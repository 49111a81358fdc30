using Ponder.Core.Storage;

namespace Ponder.Storage.Folders;

/// <summary>A lease held as an exclusively opened file: the system closes it with the process, however that ends.</summary>
internal sealed class FileLease : ILease
{
    // Sharing violation on Windows, EWOULDBLOCK on Linux, EWOULDBLOCK on macOS.
    private static readonly int[] HeldByAnother = [unchecked((int)0x80070020), 11, 35];

    private const int Tries = 3;

    private readonly FileStream file;

    private FileLease(FileStream file) => this.file = file;

    /// <summary>Never cancelled: only closing the file gives the lock away.</summary>
    public CancellationToken Lost => CancellationToken.None;

    public static FileLease? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var time = 1; ; time++)
        {
            try
            {
                return new FileLease(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (HeldByAnother.Contains(e.HResult))
            {
                if (time == Tries) return null;
                Thread.Sleep(5); // Who only looks whether it is held has it open for a moment.
            }
        }
    }

    /// <summary>Whether another holds it; looking makes no file.</summary>
    public static bool IsTaken(string path)
    {
        try
        {
            using var look = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException e) when (HeldByAnother.Contains(e.HResult))
        {
            return true;
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
