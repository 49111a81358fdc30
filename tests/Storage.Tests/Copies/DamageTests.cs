using System.Security.Cryptography;
using System.Text;
using Ponder.Core.Storage;
using Ponder.Storage.Tests.Blobs;
using Ponder.TestKit.Emulators;
using Ponder.TestKit.Skipping;

namespace Ponder.Storage.Tests.Copies;

/// <summary>Fetches that break off, files that come damaged, and many that want the same folder.</summary>
[NeedsAzurite]
[Collection(nameof(AzuriteCollection))]
public sealed class DamageTests(AzuriteFixture azurite) : IDisposable
{
    private readonly CopyBench bench = new(azurite.Account);

    public void Dispose() => bench.Dispose();

    [NeedyFact]
    public async Task A_fetch_that_breaks_off_leaves_no_file_and_goes_on_where_it_was()
    {
        var model = await bench.UploadAsync("model.onnx", 10 * CopyBench.Range);
        bench.Settings = bench.Settings with { Concurrency = 1 };
        bench.Wire.Breaks = (_, before) => before == 6;
        var error = await Assert.ThrowsAsync<StoreException>(bench.GetAsync);
        Assert.Contains("model.onnx", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(bench.Cache, "model.onnx", SearchOption.AllDirectories));

        var folder = await bench.GetAsync();
        Assert.Equal(7 + 4, bench.Wire.Reads.Count);
        Assert.Equal(model, await File.ReadAllBytesAsync(Path.Combine(folder, "model.onnx")));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "..", "parts")));
    }

    [NeedyFact]
    public async Task A_part_of_another_version_is_not_gone_on_with()
    {
        await bench.UploadAsync("model.onnx", 10 * CopyBench.Range);
        bench.Settings = bench.Settings with { Concurrency = 1 };
        bench.Wire.Breaks = (_, before) => before == 6;
        await Assert.ThrowsAsync<StoreException>(bench.GetAsync);
        var other = await bench.UploadAsync("model.onnx", 10 * CopyBench.Range, seed: 2);
        Assert.Equal(other, await File.ReadAllBytesAsync(Path.Combine(await bench.GetAsync(), "model.onnx")));
    }

    [NeedyFact]
    public async Task A_part_whose_data_went_is_not_believed()
    {
        var model = await bench.UploadAsync("model.onnx", 10 * CopyBench.Range, hash: false);
        bench.Settings = bench.Settings with { Concurrency = 1 };
        bench.Wire.Breaks = (_, before) => before == 6;
        await Assert.ThrowsAsync<StoreException>(bench.GetAsync);
        foreach (var part in Directory.GetFiles(bench.Cache, "*", SearchOption.AllDirectories).Where(f => f.Contains("parts", StringComparison.Ordinal) && !f.EndsWith(".map", StringComparison.Ordinal)))
            File.Delete(part);
        Assert.Equal(model, await File.ReadAllBytesAsync(Path.Combine(await bench.GetAsync(), "model.onnx")));
    }

    [NeedyFact]
    public async Task A_file_that_came_damaged_is_fetched_once_more()
    {
        var model = await bench.UploadAsync("model.onnx", 2 * CopyBench.Range);
        bench.Wire.Spoils = (_, before) => before == 0;
        Assert.Equal(model, await File.ReadAllBytesAsync(Path.Combine(await bench.GetAsync(), "model.onnx")));
        Assert.Equal(4, bench.Wire.Reads.Count);
        Assert.Contains(bench.Said, words => words.Contains("Content-MD5 says; it is fetched once more", StringComparison.Ordinal));
    }

    [NeedyFact]
    public Task A_file_that_its_blobs_hash_finds_damaged_twice_is_named_and_not_taken() => TwiceAsync(hash: true, "Content-MD5");

    [NeedyFact]
    public Task A_file_that_the_folders_hashes_find_damaged_twice_is_named_and_not_taken() => TwiceAsync(hash: false, "sha256sums.txt");

    private async Task TwiceAsync(bool hash, string expected)
    {
        var model = await bench.UploadAsync("model.onnx", 100, hash: hash);
        await bench.UploadAsync("sha256sums.txt", Encoding.UTF8.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(model))}  model.onnx\n"));
        bench.Wire.Spoils = (read, _) => read.StartsWith("model.onnx", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<InvalidDataException>(bench.GetAsync);
        Assert.StartsWith("model.onnx of http", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(bench.Cache, "model.onnx", SearchOption.AllDirectories));
        bench.Wire.Spoils = (_, _) => false;
        Assert.Equal(model, await File.ReadAllBytesAsync(Path.Combine(await bench.GetAsync(), "model.onnx")));
    }

    [NeedyFact]
    public async Task Hashes_that_come_later_speak_for_files_that_are_there()
    {
        await bench.UploadAsync("model.onnx", 100, hash: false);
        bench.Wire.Spoils = (_, before) => before == 0;
        await bench.GetAsync();
        Assert.Contains(bench.Said, words => words.StartsWith("only the lengths could be checked of model.onnx", StringComparison.Ordinal));
        var content = new byte[100];
        new Random(1).NextBytes(content);
        await bench.UploadAsync("sha256sums.txt", Encoding.UTF8.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(content))} *./model.onnx\n"));
        Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine(await bench.GetAsync(), "model.onnx")));
    }

    [NeedyFact]
    public async Task A_list_of_hashes_that_cannot_be_used_says_why()
    {
        await bench.UploadAsync("model.onnx", 10);
        await ExpectAsync("no hash\n", "sha256sums.txt, line 1: expected a hash of 64 digits");
        await ExpectAsync($"{new string('0', 64)}  model.onnx.data\n", "sha256sums.txt names model.onnx.data, which is not in");

        async Task ExpectAsync(string list, string expected)
        {
            await bench.UploadAsync("sha256sums.txt", Encoding.UTF8.GetBytes(list));
            var error = await Assert.ThrowsAsync<InvalidDataException>(bench.GetAsync);
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        }
    }

    [NeedyFact]
    public async Task However_many_ask_at_once_each_range_is_read_once()
    {
        var model = await bench.UploadAsync("model.onnx", 4 * CopyBench.Range);
        var folders = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(bench.GetAsync)));
        Assert.Equal(4, bench.Wire.Reads.Count);
        Assert.Equal(model, await File.ReadAllBytesAsync(Path.Combine(folders.Distinct().Single(), "model.onnx")));
    }

    [NeedyFact]
    public async Task A_folder_that_another_process_fetches_is_waited_for()
    {
        await bench.UploadAsync("model.onnx", 100);
        var folder = await bench.GetAsync();
        await bench.UploadAsync("model.onnx", 100, seed: 2);
        Task<string> waiting;
        using (new FileStream(Path.Combine(folder, "..", "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            waiting = bench.GetAsync();
            await Task.Delay(500);
            Assert.False(waiting.IsCompleted);
        }

        Assert.Equal(folder, await waiting);
    }

    [NeedyFact]
    public async Task A_file_written_while_it_is_fetched_is_had_in_its_new_version()
    {
        await bench.UploadAsync("model.onnx", 4 * CopyBench.Range);
        bench.Settings = bench.Settings with { Concurrency = 1 };
        byte[]? other = null;
        bench.Wire.Before = async _ =>
        {
            if (other is null && bench.Wire.Reads.Count == 3) other = await bench.UploadAsync("model.onnx", 4 * CopyBench.Range, seed: 2);
        };
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(await bench.GetAsync(), "model.onnx")), other);
        Assert.Contains(bench.Said, words => words.EndsWith("was written while it was fetched: begun again", StringComparison.Ordinal));
    }
}
