using System.Text;
using Ponder.Core.Storage;
using Ponder.TestKit.Skipping;

namespace Ponder.Storage.Tests.Conformance;

/// <summary>What every store must do, whatever it is made of. A backend is one subclass.</summary>
public abstract class StoreConformance : IAsyncLifetime
{
    /// <summary>An empty store, of this test alone.</summary>
    protected IStore Store { get; private set; } = null!;

    protected abstract Task<IStore> CreateAsync();

    public async Task InitializeAsync() => Store = await CreateAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [NeedyFact]
    public async Task What_is_created_is_read_back()
    {
        Assert.True(await Store.TryCreateAsync("jobs/1/round-0.json", Bytes("first")));

        Assert.Equal("first", await TextAsync("jobs/1/round-0.json"));
        await using var stream = await Store.TryOpenAsync("jobs/1/round-0.json");
        Assert.Equal("first", await new StreamReader(stream!).ReadToEndAsync());
    }

    [NeedyFact]
    public async Task An_empty_blob_is_a_blob()
    {
        Assert.True(await Store.TryCreateAsync("marker", ReadOnlyMemory<byte>.Empty));

        Assert.Equal("", await TextAsync("marker"));
        Assert.False(await Store.TryCreateAsync("marker", Bytes("x")));
    }

    [NeedyFact]
    public async Task A_second_creation_changes_nothing()
    {
        await Store.TryCreateAsync("a", Bytes("first"));

        Assert.False(await Store.TryCreateAsync("a", Bytes("second")));
        Assert.Equal("first", await TextAsync("a"));
    }

    [NeedyFact]
    public async Task Folders_are_those_right_below_that_hold_a_blob()
    {
        foreach (var name in new[] { "jobs/b/spec.json", "jobs/b/waves/0/plan.json", "jobs/a.json", "jobs/c-1/x", "other/d/x", "jobs/gone/x" })
            await Store.TryCreateAsync(name, Bytes("x"));
        await Store.DeleteAsync("jobs/gone/x");

        Assert.Equal(["b", "c-1"], await FoldersAsync("jobs/"));
        Assert.Equal(["jobs", "other"], await FoldersAsync(""));
        Assert.Empty(await FoldersAsync("none/"));

        async Task<List<string>> FoldersAsync(string folder)
        {
            var found = new List<string>();
            await foreach (var name in Store.FoldersAsync(folder)) found.Add(name);
            return found;
        }
    }

    [NeedyFact]
    public async Task A_lease_is_seen_while_it_is_held_and_looking_takes_none()
    {
        Assert.False(await Store.IsLeasedAsync("jobs/a/lease"));
        await using (var lease = await Store.TryLeaseAsync("jobs/a/lease"))
        {
            Assert.NotNull(lease);
            Assert.True(await Store.IsLeasedAsync("jobs/a/lease"));
            Assert.False(await Store.IsLeasedAsync("jobs/b/lease"));
        }

        Assert.False(await Store.IsLeasedAsync("jobs/a/lease"));
        await using var again = await Store.TryLeaseAsync("jobs/a/lease");
        Assert.NotNull(again);
    }

    [NeedyFact]
    public async Task What_is_written_has_its_time_where_the_store_keeps_times()
    {
        Assert.Null(await Store.WrittenAsync("none"));
        await Store.TryCreateAsync("a", Bytes("first"));
        if (await Store.WrittenAsync("a") is not { } written) return;
        Assert.InRange(written, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [NeedyFact]
    public async Task One_of_many_creators_wins()
    {
        await Store.WriteAsync("ready", (_, _) => Task.CompletedTask);
        for (var race = 0; race < 20; race++)
        {
            var name = $"race/blob{race}";
            var won = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Store.TryCreateAsync(name, Bytes($"{i}")))));

            var winner = Assert.Single(Enumerable.Range(0, 16), i => won[i]);
            Assert.Equal($"{winner}", await TextAsync(name));
        }
    }

    [NeedyFact]
    public async Task A_write_replaces_the_whole_blob()
    {
        await Store.TryCreateAsync("a/b", Bytes("a rather long text"));

        await WriteAsync("a/b", "short");

        Assert.Equal("short", await TextAsync("a/b"));
    }

    [NeedyFact]
    public async Task A_write_shows_only_when_it_has_ended()
    {
        await WriteAsync("a", "before");
        await Store.WriteAsync("a", async (stream, cancel) =>
        {
            await stream.WriteAsync(Bytes("after"), cancel);
            await stream.FlushAsync(cancel);
            Assert.Equal("before", await TextAsync("a"));
        });

        Assert.Equal("after", await TextAsync("a"));
    }

    [NeedyFact]
    public async Task A_write_that_throws_leaves_what_was()
    {
        await WriteAsync("old", "before");
        Func<Stream, CancellationToken, Task> failing = async (stream, cancel) =>
        {
            await stream.WriteAsync(Bytes("half"), cancel);
            throw new InvalidOperationException("half way");
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync("old", failing));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync("new", failing));

        Assert.Equal("before", await TextAsync("old"));
        Assert.Null(await Store.TryReadAsync("new"));
        Assert.Equal(["old"], await NamesAsync(""));
    }

    [NeedyFact]
    public async Task Megabytes_come_back_as_they_were()
    {
        var content = new byte[5_000_000];
        new Random(7).NextBytes(content);
        await Store.WriteAsync("big", async (stream, cancel) => await stream.WriteAsync(content, cancel));

        Assert.Equal(content, await Store.TryReadAsync("big"));
        using var copy = new MemoryStream();
        await using var stream = await Store.TryOpenAsync("big");
        await stream!.CopyToAsync(copy);
        Assert.Equal(content, copy.ToArray());
    }

    [NeedyFact]
    public async Task What_is_absent_reads_as_null()
    {
        Assert.Null(await Store.TryReadAsync("no/such"));
        Assert.Null(await Store.TryOpenAsync("no/such"));
        Assert.Empty(await NamesAsync(""));
        await Store.DeleteAsync("no/such");

        await WriteAsync("a/b", "x");
        Assert.Null(await Store.TryReadAsync("a/c"));
        Assert.Null(await Store.TryReadAsync("a"));
    }

    [NeedyFact]
    public async Task What_is_deleted_is_gone_and_can_be_created_again()
    {
        await Store.TryCreateAsync("a", Bytes("first"));
        await Store.DeleteAsync("a");

        Assert.Null(await Store.TryReadAsync("a"));
        Assert.True(await Store.TryCreateAsync("a", Bytes("second")));
    }

    [NeedyFact]
    public async Task Names_are_listed_by_prefix_in_ordinal_order()
    {
        foreach (var name in new[] { "j/2/b", "j/10/a", "j/2/a.json", "j/2-x", "k", "j/2/a/deep" }) await WriteAsync(name, name);

        Assert.Equal(["j/10/a", "j/2-x", "j/2/a.json", "j/2/a/deep", "j/2/b", "k"], await NamesAsync(""));
        Assert.Equal(["j/2/a.json", "j/2/a/deep", "j/2/b"], await NamesAsync("j/2/"));
        Assert.Equal(["j/2-x", "j/2/a.json", "j/2/a/deep", "j/2/b"], await NamesAsync("j/2"));
        Assert.Empty(await NamesAsync("x/"));
    }

    [NeedyFact]
    public async Task Names_that_break_the_rule_are_refused()
    {
        string[] bad = ["", "/a", "a/", "a//b", "../a", "a/../b", ".a", "a/.b", "A", "a b", "a\\b", "a\0", "ä", "c:", "a?b", "a~b"];
        foreach (var name in bad)
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.TryCreateAsync(name, Bytes("x")));
            await Assert.ThrowsAsync<ArgumentException>(async () => await WriteAsync(name, "x"));
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.TryReadAsync(name));
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.TryOpenAsync(name));
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.DeleteAsync(name));
            await Assert.ThrowsAsync<ArgumentException>(async () => await Store.TryLeaseAsync(name));
            Assert.Throws<ArgumentException>(() => Store.Locate(name));
        }

        await Assert.ThrowsAsync<ArgumentException>(async () => await NamesAsync("../"));
    }

    [NeedyFact]
    public async Task A_lease_has_one_holder_at_a_time()
    {
        var first = await Store.TryLeaseAsync("jobs/1");
        Assert.NotNull(first);
        Assert.Null(await Store.TryLeaseAsync("jobs/1"));
        await using (var other = await Store.TryLeaseAsync("jobs/2")) Assert.NotNull(other);

        Assert.False(first.Lost.IsCancellationRequested);
        await first.DisposeAsync();
        await using var second = await Store.TryLeaseAsync("jobs/1");
        Assert.NotNull(second);
    }

    [NeedyFact]
    public async Task A_lease_is_no_blob()
    {
        await using var lease = await Store.TryLeaseAsync("jobs/1");

        Assert.Empty(await NamesAsync(""));
        Assert.True(await Store.TryCreateAsync("jobs/1", Bytes("x")));
        await WriteAsync("jobs/1", "y");
        await Store.DeleteAsync("jobs/1");
    }

    [NeedyFact]
    public async Task Of_many_who_want_a_lease_one_gets_it()
    {
        var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.TryLeaseAsync("one"))));

        await using var holder = Assert.Single(leases, lease => lease is not null);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private Task WriteAsync(string name, string text) =>
        Store.WriteAsync(name, async (stream, cancel) => await stream.WriteAsync(Bytes(text), cancel));

    private async Task<string?> TextAsync(string name) =>
        await Store.TryReadAsync(name) is { } content ? Encoding.UTF8.GetString(content) : null;

    private async Task<List<string>> NamesAsync(string prefix)
    {
        var names = new List<string>();
        await foreach (var name in Store.ListAsync(prefix)) names.Add(name);
        return names;
    }
}
