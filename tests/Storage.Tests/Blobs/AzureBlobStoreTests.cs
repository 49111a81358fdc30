using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using Ponder.Core.Storage;
using Ponder.Storage.Blobs;
using Ponder.TestKit.Emulators;
using Ponder.TestKit.Skipping;

namespace Ponder.Storage.Tests.Blobs;

[NeedsAzurite]
[Collection(nameof(AzuriteCollection))]
public sealed class AzureBlobStoreTests(AzuriteFixture azurite)
{
    private const string Name = "jobs/1/report.html";

    [NeedyFact]
    public async Task A_creation_whose_answer_got_lost_counts_as_ours()
    {
        var options = new BlobClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        var lossy = new LosesFirstAnswer("PUT", "/" + Name);
        options.AddPolicy(lossy, Azure.Core.HttpPipelinePosition.PerRetry);
        var container = await ContainerAsync(options);
        var store = new AzureBlobStore(container);

        Assert.True(await store.TryCreateAsync(Name, "mine"u8.ToArray()));
        Assert.True(lossy.HasLost);
        Assert.False(await store.TryCreateAsync(Name, "another's"u8.ToArray()));
        Assert.Equal("mine"u8.ToArray(), await store.TryReadAsync(Name));
    }

    [NeedyFact]
    public async Task A_browser_is_told_what_a_report_is()
    {
        var container = await ContainerAsync();
        await new AzureBlobStore(container).WriteAsync(Name, async (stream, cancel) => await stream.WriteAsync("<p>"u8.ToArray(), cancel));

        BlobProperties properties = await container.GetBlobClient(Name).GetPropertiesAsync();
        Assert.Equal("text/html; charset=utf-8", properties.ContentType);
    }

    [NeedyFact]
    public async Task A_container_is_used_by_its_URL_and_signature()
    {
        var container = await ContainerAsync();
        var url = container.GenerateSasUri(BlobContainerSasPermissions.All, DateTimeOffset.UtcNow.AddHours(1)).ToString();
        var store = StoreAddress.Parse(url).Open();

        Assert.True(await store.TryCreateAsync(Name, "x"u8.ToArray()));

        Assert.Equal([Name], await store.ListAsync("jobs/").ToListAsync());
        Assert.Equal(container.Uri.ToString(), store.Description);
        Assert.Equal($"{container.Uri}/{Name}", store.Locate(Name));
    }

    [NeedyFact]
    public async Task A_refusal_tells_its_reason_and_no_secret()
    {
        var container = await ContainerAsync();
        var url = container.GenerateSasUri(BlobContainerSasPermissions.Read, DateTimeOffset.UtcNow.AddHours(1));
        var store = StoreAddress.Parse(url.ToString()).Open();

        var error = await Assert.ThrowsAsync<StoreException>(() => store.TryCreateAsync(Name, "x"u8.ToArray()));

        Assert.Contains("access was refused (403", error.Message, StringComparison.Ordinal);
        Assert.Contains(store.Locate(Name), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", error.ToString(), StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task Nobody_at_the_address_is_a_store_error()
    {
        var client = new BlobServiceClient(
            "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:9/a;",
            new BlobClientOptions { Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1) } });
        var store = new AzureBlobStore(client.GetBlobContainerClient("none"));

        var error = await Assert.ThrowsAsync<StoreException>(() => store.TryReadAsync(Name));
        await Assert.ThrowsAsync<StoreException>(() => store.TryCreateAsync(Name, "x"u8.ToArray()));
        await Assert.ThrowsAsync<StoreException>(() => store.TryLeaseAsync(Name));

        Assert.Contains("could not be reached", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }

    private async Task<BlobContainerClient> ContainerAsync(BlobClientOptions? options = null)
    {
        var connection = ConnectionString.Parse(azurite.NewContainer(), "unused");
        var container = new BlobContainerClient(connection.Account, connection.Container, options);
        await container.CreateAsync();
        return container;
    }
}
