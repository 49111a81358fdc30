using System.Globalization;

namespace Ponder.Storage.Copies;

/// <summary>Says how far a fetch has come, every few seconds.</summary>
internal sealed class CopyProgress(Action<string>? say, string what, long total, TimeProvider time)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly Lock turn = new();
    private readonly long began = time.GetTimestamp();
    private long last = time.GetTimestamp();
    private long came;

    public void Begin(int files) => say?.Invoke($"fetching {files} {(files == 1 ? "file" : "files")}, {Size(total)}, of {what}");

    public void Add(long bytes)
    {
        lock (turn)
        {
            came += bytes;
            if (time.GetElapsedTime(last) < Silence) return;
            last = time.GetTimestamp();
            say?.Invoke($"fetching {what}: {Size(came)} of {Size(total)}, {Rate()}");
        }
    }

    public void End() => say?.Invoke($"fetched {what}: {Size(came)} in {(long)time.GetElapsedTime(began).TotalSeconds} s");

    /// <summary>Bytes in the unit that people use.</summary>
    public static string Size(double bytes)
    {
        string[] units = ["bytes", "kB", "MB", "GB", "TB"];
        var unit = 0;
        for (; bytes >= 1000 && unit < units.Length - 1; unit++) bytes /= 1000;
        return $"{bytes.ToString(unit == 0 || bytes >= 100 ? "0" : "0.0", CultureInfo.InvariantCulture)} {units[unit]}";
    }

    private string Rate() => $"{Size(came / Math.Max(0.001, time.GetElapsedTime(began).TotalSeconds))}/s";
}
