using System.Runtime.CompilerServices;
using Ponder.Core.Storage;

namespace Ponder.Benchmarks.Requests;

/// <summary>A store that counts what is asked of it, by kind, and the bytes that go in and out.</summary>
internal sealed class CountedStore(IStore store) : IStore
{
    private readonly Counts counts = new();

    /// <summary>Reads and the bytes they gave, since the beginning.</summary>
    public (long Reads, long Bytes) Read => (Now.Reads, Now.BytesRead);

    /// <summary>Everything since the beginning.</summary>
    public StoreUse Now => counts.Use;

    public string Description => store.Description;

    public string Locate(string name) => store.Locate(name);

    public Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default)
    {
        counts.Add(new(Writes: 1, BytesWritten: content.Length));
        return store.TryCreateAsync(name, content, cancel);
    }

    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancel = default)
    {
        counts.Add(new(Writes: 1));
        await store.WriteAsync(name, async (stream, stop) =>
        {
            var begin = stream.CanSeek ? stream.Position : 0;
            await write(stream, stop);
            if (stream.CanSeek) counts.Add(new(BytesWritten: stream.Position - begin));
        }, cancel);
    }

    public async Task<byte[]?> TryReadAsync(string name, CancellationToken cancel = default)
    {
        var content = await store.TryReadAsync(name, cancel);
        counts.Add(content is null ? new(Reads: 1, Missed: 1) : new(Reads: 1, BytesRead: content.Length));
        return content;
    }

    public async Task<Stream?> TryOpenAsync(string name, CancellationToken cancel = default)
    {
        var stream = await store.TryOpenAsync(name, cancel);
        counts.Add(stream is null ? new(Reads: 1, Missed: 1) : new(Reads: 1, BytesRead: stream.Length));
        return stream;
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        counts.Add(new(Lists: 1));
        await foreach (var name in store.ListAsync(prefix, cancel)) yield return name;
    }

    public Task DeleteAsync(string name, CancellationToken cancel = default)
    {
        counts.Add(new(Deletes: 1));
        return store.DeleteAsync(name, cancel);
    }

    public Task<ILease?> TryLeaseAsync(string name, CancellationToken cancel = default)
    {
        counts.Add(new(Leases: 1));
        return store.TryLeaseAsync(name, cancel);
    }

    public Task<DateTimeOffset?> WrittenAsync(string name, CancellationToken cancel = default)
    {
        counts.Add(new(Reads: 1));
        return store.WrittenAsync(name, cancel);
    }

    private sealed class Counts
    {
        private StoreUse use = new();

        public StoreUse Use
        {
            get { lock (this) return use; }
        }

        public void Add(StoreUse more)
        {
            lock (this) use = use.Plus(more);
        }
    }
}
