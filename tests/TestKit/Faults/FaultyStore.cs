using System.Runtime.CompilerServices;
using Ponder.Core.Storage;

namespace Ponder.TestKit.Faults;

/// <summary>A store whose calls go wrong as planned.</summary>
public sealed class FaultyStore(IStore store, FaultPlan plan) : IStore
{
    public string Description => store.Description;

    public string Locate(string name) => store.Locate(name);

    public Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel = default) => plan.PlayAsync(
        $"create {name}",
        () => store.TryCreateAsync(name, content, cancel),
        async () => await store.TryCreateAsync(name, content[..(content.Length / 2)], cancel)
            ? throw new FaultException($"create {name}: half done")
            : false);

    public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancel = default) => plan.PlayAsync(
        $"write {name}", () => DoAsync(store.WriteAsync(name, write, cancel)), () => HalfAsync(name, write, cancel));

    public Task<byte[]?> TryReadAsync(string name, CancellationToken cancel = default) =>
        plan.PlayAsync($"read {name}", () => store.TryReadAsync(name, cancel));

    public Task<Stream?> TryOpenAsync(string name, CancellationToken cancel = default) =>
        plan.PlayAsync($"open {name}", () => store.TryOpenAsync(name, cancel));

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await plan.PlayAsync($"list {prefix}", () => Task.FromResult(true));
        await foreach (var name in store.ListAsync(prefix, cancel)) yield return name;
    }

    public Task DeleteAsync(string name, CancellationToken cancel = default) =>
        plan.PlayAsync($"delete {name}", () => DoAsync(store.DeleteAsync(name, cancel)));

    public Task<ILease?> TryLeaseAsync(string name, CancellationToken cancel = default) => store.TryLeaseAsync(name, cancel);

    private async Task<bool> HalfAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        await write(whole, cancel);
        await store.WriteAsync(name, (stream, stop) =>
            stream.WriteAsync(whole.ToArray().AsMemory(0, (int)whole.Length / 2), stop).AsTask(), cancel);
        throw new FaultException($"write {name}: half done");
    }

    private static async Task<bool> DoAsync(Task work)
    {
        await work;
        return true;
    }
}
