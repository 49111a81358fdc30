using Azure.Storage.Blobs;
using Ponder.Storage.Folders;

namespace Ponder.Storage.Tests;

public sealed class StoreAddressTests
{
    private const string Key = "c2VjcmV0LWtleQ==";

    [Theory]
    [InlineData(".ponder")]
    [InlineData("a folder/with=signs")]
    [InlineData("/tmp/x")]
    public void A_path_is_a_folder(string path)
    {
        var store = StoreAddress.Parse(path).Open();

        Assert.IsType<FolderStore>(store);
        Assert.Equal(Path.GetFullPath(path), store.Description);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10000/devstoreaccount1/ponder")]
    [InlineData("usedevelopmentstorage=true;container=jobs-1", "http://127.0.0.1:10000/devstoreaccount1/jobs-1")]
    [InlineData($"DefaultEndpointsProtocol=https;AccountName=acc;AccountKey={Key};EndpointSuffix=core.windows.net",
        "https://acc.blob.core.windows.net/ponder")]
    [InlineData("BlobEndpoint=https://acc.blob.core.windows.net;SharedAccessSignature=sv=2024&sig=hush;Container=jobs",
        "https://acc.blob.core.windows.net/jobs")]
    [InlineData("https://acc.blob.core.windows.net/jobs", "https://acc.blob.core.windows.net/jobs")]
    [InlineData("https://acc.blob.core.windows.net/jobs/?sv=2024-08-04&sr=c&sig=hush", "https://acc.blob.core.windows.net/jobs")]
    public void Everything_else_is_a_container_described_without_its_secret(string address, string description)
    {
        var store = StoreAddress.Parse(address).Open();

        Assert.Equal(description, store.Description);
        Assert.Equal(description + "/a/b", store.Locate("a/b"));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData("s3://bucket/hush", "'s3://' addresses are not supported")]
    [InlineData("https://", "no well-formed URL")]
    [InlineData("https://acc.blob.core.windows.net?sig=hush", "names no container")]
    [InlineData("https://acc.blob.core.windows.net/jobs/one?sig=hush", "below the container")]
    [InlineData("https://acc.blob.core.windows.net/Jobs", "'Jobs' is no container name")]
    [InlineData("http://acc.blob.core.windows.net/jobs?sig=hush", "use https")]
    [InlineData("http://127.0.0.1:10000/devstoreaccount1/jobs", "add a SAS")]
    [InlineData($"AccountNme=acc;AccountKey={Key}", "lacks an account")]
    [InlineData("AccountName=acc;AccountKey=%hush%", "lacks an account")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acc", "lacks an account")]
    [InlineData("UseDevelopmentStorage=true;Container=No!", "no container name")]
    public void What_cannot_be_an_address_is_refused_with_the_reason_and_no_secret(string address, string reason)
    {
        var error = Assert.Throws<FormatException>(() => StoreAddress.Parse(address));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_no_store()
    {
        var file = typeof(BlobContainerClient).Assembly.Location;

        var error = Assert.Throws<FormatException>(() => StoreAddress.Parse(file));

        Assert.Contains("is a file, not a folder", error.Message, StringComparison.Ordinal);
    }
}
