using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Ponder.Storage.Blobs;
using Ponder.TestKit.Emulators;
using Ponder.TestKit.Skipping;

namespace Ponder.Storage.Tests.Blobs;

[NeedsAzurite]
[Collection(nameof(AzuriteCollection))]
public sealed class BlobLeaseTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(15);

    [NeedyFact]
    public async Task A_holder_learns_that_its_lease_was_broken()
    {
        var (container, store) = await StoreAsync();
        await using var lease = (await store.TryLeaseAsync("job"))!;

        await container.GetBlobClient(".leases/job").GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);

        await Assert.ThrowsAsync<TaskCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(10), lease.Lost));
        await using var next = await store.TryLeaseAsync("job");
        Assert.NotNull(next);
    }

    [NeedyFact]
    public async Task The_dead_lose_a_lease_and_the_living_keep_it()
    {
        var (container, store) = await StoreAsync();
        await (await store.TryLeaseAsync("dead"))!.DisposeAsync();
        await container.GetBlobClient(".leases/dead").GetBlobLeaseClient().AcquireAsync(Shortest);
        Assert.Null(await store.TryLeaseAsync("dead"));
        await using var alive = (await store.TryLeaseAsync("alive"))!;

        await Task.Delay(Shortest + TimeSpan.FromSeconds(1));

        await using var taken = await store.TryLeaseAsync("dead");
        Assert.NotNull(taken);
        Assert.Null(await store.TryLeaseAsync("alive"));
        Assert.False(alive.Lost.IsCancellationRequested);
    }

    private async Task<(BlobContainerClient Container, AzureBlobStore Store)> StoreAsync()
    {
        var connection = ConnectionString.Parse(azurite.NewContainer(), "unused");
        var container = new BlobContainerClient(connection.Account, connection.Container);
        await container.CreateAsync();
        return (container, new AzureBlobStore(container) { Timing = new LeaseTiming(Shortest, TimeSpan.FromSeconds(1)) });
    }
}
