namespace Ponder.Storage.Copies;

/// <summary>One process at a time fetches a folder; one that dies gives up its turn.</summary>
internal static class CopyLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>Waits for the turn, and says so where it takes long; the turn ends when what is given is disposed.</summary>
    public static async Task<IDisposable> TakeAsync(string file, Action<string>? say, TimeProvider time, CancellationToken cancel)
    {
        for (var (since, said) = (time.GetTimestamp(), 0); ;)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(file))
            {
                if (time.GetElapsedTime(since) >= Silence * (said + 1))
                {
                    said++;
                    say?.Invoke($"another process fetches the same model; its copy is waited for ({Path.GetDirectoryName(file)})");
                }

                await Task.Delay(Pause, time, cancel);
            }
        }
    }
}
