using System.Runtime.CompilerServices;
using Ponder.Core.Storage;

namespace Ponder.TestKit.Stores;

/// <summary>A store in memory; <see cref="Before"/> may throw to play a fault.</summary>
public sealed class MemoryStore : IStore
{
    private readonly SortedDictionary<string, byte[]> blobs = new(StringComparer.Ordinal);
    private readonly HashSet<string> leases = [];
    private readonly Lock guard = new();

    /// <summary>Called with the verb and the name before anything happens.</summary>
    public Action<string, string> Before { get; set; } = (_, _) => { };

    /// <summary>When a blob was written; null keeps no times.</summary>
    public Func<string, DateTimeOffset?> Times { get; init; } = _ => null;

    public string Description => "memory";

    /// <summary>Every blob by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Blobs => blobs;

    public string Locate(string name) => BlobName.Check(name);

    public Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default)
    {
        Before("create", BlobName.Check(name));
        lock (guard) return Task.FromResult(blobs.TryAdd(name, content.ToArray()));
    }

    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancel = default)
    {
        Before("write", BlobName.Check(name));
        using var buffer = new MemoryStream();
        await write(buffer, cancel);
        lock (guard) blobs[name] = buffer.ToArray();
    }

    public Task<byte[]?> TryReadAsync(string name, CancellationToken cancel = default)
    {
        Before("read", BlobName.Check(name));
        lock (guard) return Task.FromResult(blobs.GetValueOrDefault(name));
    }

    public async Task<Stream?> TryOpenAsync(string name, CancellationToken cancel = default) =>
        await TryReadAsync(name, cancel) is { } content ? new MemoryStream(content) : null;

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        Before("list", BlobName.CheckPrefix(prefix));
        string[] names;
        lock (guard) names = [.. blobs.Keys.Where(n => n.StartsWith(prefix, StringComparison.Ordinal))];
        foreach (var name in names) yield return name;
    }

    public Task<DateTimeOffset?> WrittenAsync(string name, CancellationToken cancel = default)
    {
        lock (guard) return Task.FromResult(blobs.ContainsKey(name) ? Times(name) : null);
    }

    public Task DeleteAsync(string name, CancellationToken cancel = default)
    {
        Before("delete", name);
        lock (guard) blobs.Remove(BlobName.Check(name));
        return Task.CompletedTask;
    }

    public Task<ILease?> TryLeaseAsync(string name, CancellationToken cancel = default)
    {
        lock (guard) return Task.FromResult<ILease?>(leases.Add(BlobName.Check(name)) ? new Lease(this, name) : null);
    }

    private sealed class Lease(MemoryStore store, string name) : ILease
    {
        public CancellationToken Lost => CancellationToken.None;

        public ValueTask DisposeAsync()
        {
            lock (store.guard) store.leases.Remove(name);
            return ValueTask.CompletedTask;
        }
    }
}
