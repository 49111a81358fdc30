using Ponder.Core.Storage;

namespace Ponder.Benchmarks.Plans;

/// <summary>A store that counts what is read from it.</summary>
internal sealed class CountedStore(IStore store) : IStore
{
    private long reads;
    private long bytes;

    /// <summary>Reads and the bytes they gave, since the beginning.</summary>
    public (long Reads, long Bytes) Read => (reads, bytes);

    public string Description => store.Description;

    public string Locate(string name) => store.Locate(name);

    public Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default) =>
        store.TryCreateAsync(name, content, cancel);

    public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancel = default) =>
        store.WriteAsync(name, write, cancel);

    public async Task<byte[]?> TryReadAsync(string name, CancellationToken cancel = default)
    {
        var content = await store.TryReadAsync(name, cancel);
        Interlocked.Increment(ref reads);
        Interlocked.Add(ref bytes, content?.Length ?? 0);
        return content;
    }

    public async Task<Stream?> TryOpenAsync(string name, CancellationToken cancel = default)
    {
        var stream = await store.TryOpenAsync(name, cancel);
        Interlocked.Increment(ref reads);
        Interlocked.Add(ref bytes, stream?.Length ?? 0);
        return stream;
    }

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancel = default) => store.ListAsync(prefix, cancel);

    public Task DeleteAsync(string name, CancellationToken cancel = default) => store.DeleteAsync(name, cancel);

    public Task<ILease?> TryLeaseAsync(string name, CancellationToken cancel = default) => store.TryLeaseAsync(name, cancel);
}
