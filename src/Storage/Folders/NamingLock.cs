namespace Ponder.Storage.Folders;

/// <summary>
/// One at a time, among all threads and processes that create in a store: to name a file only if the name is free takes two steps on some
/// systems. A process that dies gives up its turn.
/// </summary>
internal static class NamingLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    /// <summary>Waits for the turn; it ends when what is given is disposed.</summary>
    public static FileStream Take(string file)
    {
        while (true)
        {
            try
            {
                return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (File.Exists(file) && IsHeld(e))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static bool IsHeld(IOException e) => e is not (PathTooLongException or DirectoryNotFoundException or FileNotFoundException);
}
