using System.Diagnostics;
using Ponder.Core.Storage;
using Ponder.Storage.Folders;

namespace Ponder.Storage.Tests.Folders;

public sealed class FolderStoreTests : IDisposable
{
    private const string Flock = "/usr/bin/flock";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ponder-folder-");

    private FolderStore Store => new(folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_blob_is_a_plain_file_where_Locate_says()
    {
        await Store.TryCreateAsync("jobs/1/job.json", "{}"u8.ToArray());

        Assert.Equal(Path.Combine(folder.FullName, "jobs", "1", "job.json"), Store.Locate("jobs/1/job.json"));
        Assert.Equal("{}", await File.ReadAllTextAsync(Store.Locate("jobs/1/job.json")));
    }

    [Fact]
    public async Task Files_that_are_no_blobs_are_not_listed()
    {
        await Store.TryCreateAsync("mine", "x"u8.ToArray());
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, ".DS_Store"), "");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Read Me.txt"), "");

        Assert.Equal(["mine"], await Store.ListAsync("").ToListAsync());
    }

    [Fact]
    public async Task Nothing_stays_of_drafts_but_those_of_others_at_work()
    {
        var drafts = folder.CreateSubdirectory(".drafts").FullName;
        await File.WriteAllTextAsync(Path.Combine(drafts, "recent"), "");
        await File.WriteAllTextAsync(Path.Combine(drafts, "abandoned"), "");
        File.SetLastWriteTimeUtc(Path.Combine(drafts, "abandoned"), DateTime.UtcNow.AddDays(-2));

        await Store.TryCreateAsync("a", "x"u8.ToArray());
        await Store.TryCreateAsync("a", "x"u8.ToArray());
        await Assert.ThrowsAsync<TimeoutException>(() => Store.WriteAsync("b", (_, _) => throw new TimeoutException()));

        Assert.Equal(["recent"], Directory.GetFiles(drafts).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_the_file_system_refuses_is_a_store_error_that_names_the_file()
    {
        await Store.TryCreateAsync("a", "x"u8.ToArray());

        var below = await Assert.ThrowsAsync<StoreException>(() => Store.TryCreateAsync("a/b", "x"u8.ToArray()));
        Assert.Contains(Store.Locate("a/b"), below.Message, StringComparison.Ordinal);
        var inFile = new FolderStore(Store.Locate("a"));
        await Assert.ThrowsAsync<StoreException>(() => inFile.WriteAsync("c", (_, _) => Task.CompletedTask));
        await Assert.ThrowsAsync<StoreException>(() => inFile.TryLeaseAsync("c"));
    }

    [Fact]
    public async Task A_lease_binds_every_store_on_the_folder()
    {
        await using var lease = await Store.TryLeaseAsync("jobs/1");

        Assert.Null(await Store.TryLeaseAsync("jobs/1"));
    }

    [ChildProcessFact]
    public async Task A_killed_holder_loses_its_lease()
    {
        await (await Store.TryLeaseAsync("jobs/1"))!.DisposeAsync();
        var lockFile = Path.Combine(folder.FullName, ".leases", "jobs~1");
        string[] holding = ["--no-fork", lockFile, "/bin/sh", "-c", "echo held; exec /bin/sleep 60"];
        using var holder = Process.Start(new ProcessStartInfo(Flock, holding) { RedirectStandardOutput = true })!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync());
        Assert.Null(await Store.TryLeaseAsync("jobs/1"));

        holder.Kill();
        await holder.WaitForExitAsync();

        await using var lease = await Store.TryLeaseAsync("jobs/1");
        Assert.NotNull(lease);
    }

    private sealed class ChildProcessFactAttribute : FactAttribute
    {
        public ChildProcessFactAttribute()
        {
            if (!File.Exists(Flock)) Skip = "It takes flock(1) to hold a lock from another process.";
        }
    }
}
