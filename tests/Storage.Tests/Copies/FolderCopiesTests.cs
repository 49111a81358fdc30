using Azure.Storage.Sas;
using Ponder.Storage.Tests.Blobs;
using Ponder.TestKit.Emulators;
using Ponder.TestKit.Skipping;

namespace Ponder.Storage.Tests.Copies;

/// <summary>A model's folder comes to this machine whole, once, and only when something changed.</summary>
[NeedsAzurite]
[Collection(nameof(AzuriteCollection))]
public sealed class FolderCopiesTests(AzuriteFixture azurite) : IDisposable
{
    private readonly CopyBench bench = new(azurite.Account);

    public void Dispose() => bench.Dispose();

    [NeedyFact]
    public async Task A_folder_comes_whole_in_ranges_with_what_is_below_it_and_nothing_beside_it()
    {
        var model = await bench.UploadAsync("model.onnx", (3 * CopyBench.Range) + 5);
        await bench.UploadAsync("sub/part.json", 10);
        await bench.UploadAsync("empty.txt", 0);
        await bench.Container.UploadBlobAsync("tiny-2/other.txt", new BinaryData("x"));
        var folder = await bench.GetAsync();
        Assert.Equal(model, await File.ReadAllBytesAsync(Path.Combine(folder, "model.onnx")));
        Assert.Equal(["empty.txt", "model.onnx", Path.Combine("sub", "part.json")], Files(folder));
        Assert.Equal(4, bench.Wire.Reads.Count(read => read.StartsWith("model.onnx", StringComparison.Ordinal)));
        Assert.StartsWith("fetching 3 files, 197 kB, of http://127.0.0.1", bench.Said[0], StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task What_is_there_is_kept_and_what_changed_is_fetched_and_what_went_goes()
    {
        await bench.UploadAsync("model.onnx", 100);
        await bench.UploadAsync("config.json", 10);
        await bench.UploadAsync("old.txt", 10);
        var folder = await bench.GetAsync();
        var before = bench.Wire.Reads.Count;
        Assert.Equal(folder, await bench.GetAsync());
        Assert.Equal(before, bench.Wire.Reads.Count);

        var changed = await bench.UploadAsync("config.json", 10, seed: 2);
        await bench.Container.DeleteBlobAsync("tiny/old.txt");
        await bench.GetAsync();
        Assert.StartsWith("config.json", Assert.Single(bench.Wire.Reads.Skip(before)), StringComparison.Ordinal);
        Assert.Equal(changed, await File.ReadAllBytesAsync(Path.Combine(folder, "config.json")));
        Assert.Equal(["config.json", "model.onnx"], Files(folder));
    }

    [NeedyFact]
    public async Task A_file_of_the_copy_that_went_or_was_cut_is_fetched_again()
    {
        var model = await bench.UploadAsync("model.onnx", 100);
        var path = Path.Combine(await bench.GetAsync(), "model.onnx");
        foreach (var spoil in (Action[])[() => File.Delete(path), () => File.WriteAllText(path, "short")])
        {
            spoil();
            await bench.GetAsync();
            Assert.Equal(model, await File.ReadAllBytesAsync(path));
        }
    }

    [NeedyFact]
    public async Task A_folder_is_had_by_its_containers_address_and_a_signature_that_no_message_tells()
    {
        await bench.UploadAsync("model.onnx", 100);
        var sas = bench.Container.GenerateSasUri(BlobContainerSasPermissions.Read | BlobContainerSasPermissions.List, DateTimeOffset.UtcNow.AddHours(1));
        var folder = await bench.Copies().GetAsync($"{bench.Container.Uri}/tiny/{sas.Query}", bench.Said.Add);
        Assert.Equal(await bench.GetAsync(), folder);
        Assert.All(bench.Said, words => Assert.DoesNotContain("sig=", words, StringComparison.Ordinal));
        var own = await bench.Copies($"{bench.Container.Uri}{sas.Query}").GetAsync(bench.Address);
        Assert.Equal(folder, own);
    }

    [NeedyFact]
    public async Task A_signature_that_may_not_list_is_told_which_right_is_missing()
    {
        await bench.UploadAsync("model.onnx", 100);
        var sas = bench.Container.GenerateSasUri(BlobContainerSasPermissions.Read, DateTimeOffset.UtcNow.AddHours(1));
        var error = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => bench.Copies().GetAsync($"{bench.Container.Uri}/tiny{sas.Query}"));
        Assert.Contains("access was refused (403", error.Message, StringComparison.Ordinal);
        Assert.Contains("Storage Blob Data Reader", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", error.ToString(), StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task What_is_there_is_named_where_the_folder_is_not()
    {
        await Assert.ThrowsAsync<DirectoryNotFoundException>(bench.GetAsync);
        await bench.UploadAsync("model.onnx", 1);
        await bench.Container.UploadBlobAsync("readme.md", new BinaryData("x"));
        Assert.Contains("there is nothing in", await FaultAsync("tini"), StringComparison.Ordinal);
        Assert.EndsWith("there is readme.md, tiny/", await FaultAsync("tini"), StringComparison.Ordinal);
        Assert.EndsWith("there is tiny/model.onnx", await FaultAsync("tiny/fp16"), StringComparison.Ordinal);
        Assert.EndsWith("readme.md is a file: name the folder that it is in", await FaultAsync("readme.md"), StringComparison.Ordinal);

        async Task<string> FaultAsync(string folder) =>
            (await Assert.ThrowsAsync<DirectoryNotFoundException>(() => bench.Copies().GetAsync($"blob://{bench.Name}/{folder}"))).Message;
    }

    [NeedyFact]
    public async Task A_missing_container_is_named()
    {
        var error = await Assert.ThrowsAsync<DirectoryNotFoundException>(bench.GetAsync);
        Assert.Contains($"{bench.Name}/tiny: there is no such container", error.Message, StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task Too_small_a_disk_is_told_before_anything_is_fetched()
    {
        await bench.UploadAsync("model.onnx", 5000);
        bench.Settings = bench.Settings with { Room = _ => 4000 };
        var error = await Assert.ThrowsAsync<IOException>(bench.GetAsync);
        Assert.Contains("needs 5.0 kB more on the disk of", error.Message, StringComparison.Ordinal);
        Assert.Contains("which has 4.0 kB free", error.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Wire.Reads);
    }

    [NeedyFact]
    public async Task A_cache_that_cannot_be_written_is_named()
    {
        await bench.UploadAsync("model.onnx", 1);
        var file = Path.Combine(bench.Cache, "file");
        await File.WriteAllTextAsync(file, "");
        var error = await Assert.ThrowsAsync<IOException>(() => new FolderCopies(file, azurite.Account).GetAsync(bench.Address));
        Assert.Contains($"no models can be kept in {file}", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
}
