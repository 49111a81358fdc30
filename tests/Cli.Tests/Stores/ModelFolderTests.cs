using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Ponder.Cli.Tests.Processes;
using Ponder.TestKit.Emulators;
using Ponder.TestKit.Skipping;

namespace Ponder.Cli.Tests.Stores;

/// <summary>A reward model whose folder is in the account that jobs are kept in.</summary>
[NeedsAzurite]
public sealed class ModelFolderTests : IAsyncLifetime
{
    private readonly DirectoryInfo cache = Directory.CreateTempSubdirectory("ponder-models-");
    private Azurite azurite = null!;

    public async Task InitializeAsync() => azurite = await Azurite.StartAsync();

    public async Task DisposeAsync()
    {
        await azurite.DisposeAsync();
        cache.Delete(recursive: true);
    }

    [NeedyFact]
    public async Task It_is_fetched_opened_and_kept()
    {
        var models = await ModelsAsync();
        foreach (var file in Directory.GetFiles(Tiny())) await models.GetBlobClient($"skywork/{Path.GetFileName(file)}").UploadAsync(file);
        var first = await CommandLineRun.RunAsync(Doctor("blob://models/skywork"));
        Assert.True(first.Code == 0 && first.Output.Contains("good  Ponder:Verifier: tiny skywork", StringComparison.Ordinal), first.All);
        Assert.Contains("fetching 7 files", first.Errors, StringComparison.Ordinal);
        var second = await CommandLineRun.RunAsync(Doctor("blob://models/skywork"));
        Assert.Equal((first.Output, ""), (second.Output, second.Errors));
    }

    [NeedyFact]
    public async Task A_folder_that_is_not_there_is_bad_input_that_names_what_is()
    {
        await (await ModelsAsync()).UploadBlobAsync("phi-4/model.onnx", new BinaryData("x"));
        var looked = await CommandLineRun.RunAsync(Doctor("blob://models/phi-5"));
        Assert.Equal(2, looked.Code);
        Assert.Contains("BAD   Ponder:Verifier: Ponder:Verifier:Folder: there is nothing in", looked.Output, StringComparison.Ordinal);
        Assert.Contains("there is phi-4/", looked.Output, StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task Killed_in_the_middle_it_leaves_no_file_and_two_processes_then_end_it_together()
    {
        var content = new byte[160 << 20];
        new Random(1).NextBytes(content);
        await (await ModelsAsync()).GetBlobClient("big/model.onnx").UploadAsync(new BinaryData(content));
        using (var killed = PonderProcess.Start(Doctor("blob://models/big")))
        {
            while (!killed.HasExited && !Files("*.map").Any(map => new FileInfo(map).Length > 0 && Bytes(map).Contains((byte)1))) await Task.Delay(1);
            await killed.KillAsync();
        }

        Assert.Empty(Files("model.onnx"));
        Assert.Single(Files("*.map"));
        using var one = PonderProcess.Start(Doctor("blob://models/big"));
        using var other = PonderProcess.Start(Doctor("blob://models/big"));
        foreach (var ended in await Task.WhenAll(one.EndAsync(), other.EndAsync()))
            Assert.Contains("prm.json is missing", ended.Output, StringComparison.Ordinal);
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(Bytes(Files("model.onnx").Single())));
        Assert.Empty(Files("*.map"));
    }

    private string[] Doctor(string folder) =>
    [
        "doctor", "--store", $"{azurite.ConnectionString}Container=jobs", "--verifier", "onnx",
        "--setting", $"Verifier:Folder={folder}", "--setting", $"ModelCache={cache.FullName}",
    ];

    private async Task<BlobContainerClient> ModelsAsync()
    {
        var models = new BlobContainerClient(azurite.ConnectionString, "models");
        await models.CreateIfNotExistsAsync();
        return models;
    }

    private string[] Files(string name) => Directory.GetFiles(cache.FullName, name, SearchOption.AllDirectories);

    private static byte[] Bytes(string file)
    {
        using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }

    private static string Tiny([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../Inference.Tests/Onnx/Prm/Tiny/skywork"));
}
