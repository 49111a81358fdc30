using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ponder.Storage.Copies;

namespace Ponder.Storage.Tests.Copies;

/// <summary>A folder of a model in an emulated account, a cache on this disk, and the wire between them.</summary>
internal sealed class CopyBench : IDisposable
{
    public const int Range = 64 << 10;

    private static int containers;
    private readonly DirectoryInfo cache = Directory.CreateTempSubdirectory("ponder-copies-");
    private readonly string account;

    public CopyBench(string account)
    {
        this.account = account;
        Name = $"models-{Interlocked.Increment(ref containers)}";
        Container = new(account, Name);
    }

    public string Name { get; }

    public BlobContainerClient Container { get; }

    public Wire Wire { get; } = new();

    public List<string> Said { get; } = [];

    public string Cache => cache.FullName;

    public string Address => $"blob://{Name}/tiny";

    public CopySettings Settings { get; set; } = new() { Range = Range };

    /// <summary>As another process would have it: what was in flight before is unknown to it.</summary>
    public FolderCopies Copies(string? other = null)
    {
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        options.AddPolicy(Wire, HttpPipelinePosition.PerRetry);
        return new(Cache, other ?? account) { Settings = Settings, Client = options };
    }

    public Task<string> GetAsync() => Copies().GetAsync(Address, Hear);

    /// <summary>Uploads a file of so many bytes, which the seed tells, with or without its hash.</summary>
    public async Task<byte[]> UploadAsync(string name, int length, int seed = 1, bool hash = true)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        await UploadAsync(name, content, hash);
        return content;
    }

    [SuppressMessage("Security", "CA5351", Justification = "the hash that the service keeps")]
    public async Task UploadAsync(string name, byte[] content, bool hash = true)
    {
        await Container.CreateIfNotExistsAsync();
        // A blob of committed blocks has no hash but the one that it is given.
        var blob = new Azure.Storage.Blobs.Specialized.BlockBlobClient(account, Name, $"tiny/{name}");
        var block = Convert.ToBase64String(Encoding.UTF8.GetBytes("1"));
        await blob.StageBlockAsync(block, new MemoryStream(content));
        await blob.CommitBlockListAsync([block], new CommitBlockListOptions
        {
            HttpHeaders = new() { ContentHash = hash ? MD5.HashData(content) : null },
        });
    }

    public void Dispose() => cache.Delete(recursive: true);

    private void Hear(string words)
    {
        lock (Said) Said.Add(words);
    }
}
