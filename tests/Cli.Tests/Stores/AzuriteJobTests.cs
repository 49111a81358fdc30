using Ponder.Core.Storage;
using Ponder.Storage;
using Ponder.TestKit.Emulators;
using Ponder.TestKit.Skipping;

namespace Ponder.Cli.Tests.Stores;

/// <summary>The same jobs in a folder and in blob storage.</summary>
[NeedsAzurite]
public sealed class AzuriteJobTests : IAsyncLifetime
{
    private static readonly string[] Options = ["--verifier", "none", "--strategy", "majority", "--n", "4", "--page-size", "4"];
    private Azurite azurite = null!;

    public async Task InitializeAsync() => azurite = await Azurite.StartAsync();

    public async Task DisposeAsync() => await azurite.DisposeAsync();

    [NeedyFact]
    public async Task Blob_by_blob_the_content_is_the_same()
    {
        using var run = new CommandLineRun();
        var file = Problems(run);
        var folder = await CommandLineRun.RunAsync(["run", file, "--store", run.Store, .. Options]);
        var cloud = await CommandLineRun.RunAsync(["run", file, "--store", Container("same"), .. Options]);
        Assert.Equal(folder.Code, cloud.Code);
        var (here, there) = (await BlobsAsync(run.Store), await BlobsAsync(Container("same")));
        Assert.Equal(here.Keys, there.Keys);
        Assert.All(here, blob => Assert.True(blob.Value.AsSpan().SequenceEqual(there[blob.Key]), blob.Key));
        NoSecret(cloud.All, there.Values);
    }

    [NeedyFact]
    public async Task A_job_begun_in_a_folder_ends_in_blob_storage_with_the_same_results()
    {
        using var run = new CommandLineRun();
        var begun = await CommandLineRun.RunAsync(["run", Problems(run), "--store", run.Store, "--budget", "4000tok", .. Options]);
        Assert.Equal(4, begun.Code);
        var target = Open(Container("moved"));
        foreach (var (name, content) in await BlobsAsync(run.Store)) Assert.True(await target.TryCreateAsync(name, content));
        var id = new Processes.StoredJob(run.Store).Id!;
        foreach (var store in new[] { run.Store, Container("moved") })
        {
            var ended = await CommandLineRun.RunAsync("resume", id, "--store", store, "--verifier", "none", "--budget", "100000tok");
            Assert.True(ended.Code is 0 or 3, ended.All);
            NoSecret(ended.All, []);
        }

        var (here, there) = (await BlobsAsync(run.Store), await BlobsAsync(Container("moved")));
        Assert.Equal(here.Keys, there.Keys);
        Assert.All(here, blob => Assert.True(blob.Value.AsSpan().SequenceEqual(there[blob.Key]), blob.Key));
        Assert.Equal(0, (await CommandLineRun.RunAsync("verify-journal", id, "--store", Container("moved"))).Code);
    }

    private string Container(string name) => $"{azurite.ConnectionString}Container={name}";

    private static IStore Open(string address) => StoreAddress.Parse(address).Open();

    private static string Problems(CommandLineRun run) =>
        run.File("problems.jsonl", FamilyProblems.Lines(WordProblems.Split.Test, seed: 3, count: 24));

    private static async Task<SortedDictionary<string, byte[]>> BlobsAsync(string address)
    {
        var (store, blobs) = (Open(address), new SortedDictionary<string, byte[]>(StringComparer.Ordinal));
        await foreach (var name in store.ListAsync("jobs/"))
        {
            // The page says when its job ran.
            if (!name.EndsWith("/report.html", StringComparison.Ordinal)) blobs.Add(name, (await store.TryReadAsync(name))!);
        }

        return blobs;
    }

    private static void NoSecret(string said, IEnumerable<byte[]> blobs)
    {
        Assert.DoesNotContain("AccountKey", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Eby8vdM", said, StringComparison.Ordinal);
        Assert.All(blobs, blob => Assert.DoesNotContain("Eby8vdM", System.Text.Encoding.Latin1.GetString(blob), StringComparison.Ordinal));
    }
}
