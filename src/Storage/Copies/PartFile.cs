using Microsoft.Win32.SafeHandles;

namespace Ponder.Storage.Copies;

/// <summary>
/// What has been fetched of a file so far: the data, and beside it a map with a byte for each range, 1 where the range is on the disk. A
/// process that dies leaves both, and the next one goes on from there.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private readonly string path;
    private readonly long length;
    private readonly int size;
    private readonly byte[] done;
    private readonly SafeFileHandle data;
    private readonly SafeFileHandle map;

    public PartFile(string path, long length, int size)
    {
        (this.path, this.length, this.size) = (path, length, size);
        var ranges = (int)((length + size - 1) / size);
        // A map without its data, or of ranges of another size, says nothing.
        var known = Done(path, length, size);
        data = Open(path, FileOptions.Asynchronous);
        map = Open(MapOf(path), FileOptions.None);
        done = known ?? new byte[ranges];
        if (known is not null) return;
        RandomAccess.SetLength(map, 0);
        RandomAccess.SetLength(data, length);
        RandomAccess.Write(map, done, 0);
    }

    /// <summary>Where the ranges begin that are still to be fetched.</summary>
    public IReadOnlyList<long> Missing => [.. Enumerable.Range(0, done.Length).Where(i => done[i] != 1).Select(i => (long)i * size)];

    /// <summary>Bytes that are still to be fetched, without opening anything.</summary>
    public static long Left(string path, long length, int size) => Done(path, length, size) is { } done
        ? done.Select((state, i) => state == 1 ? 0 : Math.Min(size, length - ((long)i * size))).Sum()
        : length;

    public static void Delete(string path)
    {
        File.Delete(MapOf(path));
        File.Delete(path);
    }

    /// <summary>How many bytes the range has that begins there.</summary>
    public int LengthAt(long at) => (int)Math.Min(size, length - at);

    /// <summary>Keeps a whole range: the map says so only when the data is on the disk.</summary>
    public async Task WriteAsync(long at, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        await RandomAccess.WriteAsync(data, content, at, cancel);
        RandomAccess.FlushToDisk(data);
        done[at / size] = 1;
        RandomAccess.Write(map, [1], at / size);
    }

    /// <summary>Gives the whole and checked file its name.</summary>
    public static void MoveTo(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(path, target, overwrite: true);
        File.Delete(MapOf(path));
    }

    public void Dispose()
    {
        data.Dispose();
        map.Dispose();
    }

    private static byte[]? Done(string path, long length, int size) =>
        new FileInfo(path) is { Exists: true } there && there.Length == length && File.Exists(MapOf(path))
        && File.ReadAllBytes(MapOf(path)) is { } map && map.Length == (length + size - 1) / size ? map : null;

    private static string MapOf(string path) => path + ".map";

    private static SafeFileHandle Open(string path, FileOptions options) =>
        File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, options);
}
