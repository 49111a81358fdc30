using System.Runtime.CompilerServices;
using Ponder.Core.Storage;

namespace Ponder.Storage.Folders;

/// <summary>Blobs as files below one folder, which is made when something is first written. Several processes may share it.</summary>
public sealed class FolderStore : IStore
{
    private static readonly EnumerationOptions EveryFile = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    private readonly string root;
    private readonly DraftFolder drafts;

    /// <summary>A store in that folder. Nothing is made or read yet.</summary>
    /// <param name="folder">A path, absolute or relative to the current directory.</param>
    public FolderStore(string folder)
    {
        root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        drafts = new DraftFolder(Path.Combine(root, ".drafts"), Path.Combine(root, ".turn"));
    }

    /// <inheritdoc/>
    public string Description => root;

    /// <inheritdoc/>
    public string Locate(string name) => Path.Combine(root, BlobName.Check(name).Replace('/', Path.DirectorySeparatorChar));

    /// <inheritdoc/>
    public Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default)
    {
        var path = Locate(name);
        return FileErrors.GuardAsync("write", path, async () =>
        {
            if (File.Exists(path)) return false;
            await using var draft = drafts.Begin();
            await draft.Stream.WriteAsync(content, cancel);
            return draft.TryCreate(path);
        });
    }

    /// <inheritdoc/>
    public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancel = default)
    {
        var path = Locate(name);
        return FileErrors.GuardAsync("write", path, async () =>
        {
            await using var draft = drafts.Begin();
            await write(draft.Stream, cancel);
            draft.Replace(path);
            return true;
        });
    }

    /// <inheritdoc/>
    public async Task<byte[]?> TryReadAsync(string name, CancellationToken cancel = default)
    {
        await using var stream = await TryOpenAsync(name, cancel);
        if (stream is null) return null;
        return await FileErrors.GuardAsync("read", Locate(name), async () =>
        {
            var content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content, cancel);
            return content;
        });
    }

    /// <inheritdoc/>
    public Task<Stream?> TryOpenAsync(string name, CancellationToken cancel = default)
    {
        var path = Locate(name);
        return FileErrors.GuardAsync("read", path, () => Task.FromResult<Stream?>(File.Exists(path) ? Open(path) : null));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        BlobName.CheckPrefix(prefix);
        var folder = Path.Combine(root, prefix[..(prefix.LastIndexOf('/') + 1)]);
        var names = await FileErrors.GuardAsync("list", folder, () => Task.FromResult(Names(folder, prefix)));
        foreach (var name in names)
        {
            cancel.ThrowIfCancellationRequested();
            yield return name;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FoldersAsync(string folder, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        BlobName.CheckPrefix(folder);
        var path = Path.Combine(root, folder.Replace('/', Path.DirectorySeparatorChar));
        var names = await FileErrors.GuardAsync("list", path, () => Task.FromResult(Folders(path)));
        foreach (var name in names) yield return name;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancel = default)
    {
        var path = Locate(name);
        return FileErrors.GuardAsync("delete", path, () =>
        {
            if (File.Exists(path)) File.Delete(path);
            return Task.FromResult(true);
        });
    }

    /// <inheritdoc/>
    public Task<ILease?> TryLeaseAsync(string name, CancellationToken cancel = default)
    {
        var path = LeasePath(name);
        return FileErrors.GuardAsync("lease", path, () => Task.FromResult<ILease?>(FileLease.TryTake(path)));
    }

    /// <inheritdoc/>
    public Task<bool> IsLeasedAsync(string name, CancellationToken cancel = default)
    {
        var path = LeasePath(name);
        return FileErrors.GuardAsync("look at the lease", path, () => Task.FromResult(FileLease.IsTaken(path)));
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> WrittenAsync(string name, CancellationToken cancel = default)
    {
        var path = Locate(name);
        return FileErrors.GuardAsync("read", path, () => Task.FromResult<DateTimeOffset?>(
            File.Exists(path) ? new DateTimeOffset(File.GetLastWriteTimeUtc(path)) : null));
    }

    /// <summary>A name holds no '~', so no two names share a lock file.</summary>
    private string LeasePath(string name) => Path.Combine(root, ".leases", BlobName.Check(name).Replace('/', '~'));

    private string[] Names(string folder, string prefix)
    {
        if (!Directory.Exists(folder)) return [];
        var names = Directory.EnumerateFiles(folder, "*", EveryFile)
            .Select(path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && BlobName.IsValid(name))
            .ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>Folders that hold something: an empty one is what a removed blob left.</summary>
    private static string[] Folders(string path) => !Directory.Exists(path) ? [] :
    [
        .. new DirectoryInfo(path).EnumerateDirectories()
            .Where(folder => BlobName.IsValid(folder.Name) && folder.EnumerateFiles("*", EveryFile).Any())
            .Select(folder => folder.Name).Order(StringComparer.Ordinal),
    ];

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous,
            });
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
