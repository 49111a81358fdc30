using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Ponder.Cli.Tests.Doctor;

/// <summary>Documents named on the command line, for a published model that can ask for them.</summary>
public sealed class DocumentsTests : IDisposable
{
    private readonly CommandLineRun cli = new();

    public DocumentsTests() => Directory.CreateDirectory(Documents);

    private string Documents => Path.Combine(cli.Folder, "catalogue");

    private string[] Places => ["--documents", Documents, "--setting", $"Retriever:Cache={Path.Combine(cli.Folder, "cache")}", "--store", cli.Store];

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task A_job_keeps_to_the_documents_it_was_begun_with()
    {
        await File.WriteAllTextAsync(Path.Combine(Documents, "melon.txt"), "A melon costs 3 dollars.");
        var problems = cli.File("p.jsonl", """{"id":"1","problem":"1 + 1?"}""" + "\n");
        var run = await CommandLineRun.RunAsync(["run", problems, "--strategy", "search-o1", "--n", "2", "--max-tokens", "20", "--json", .. Places, .. Model]);
        Assert.True(run.Code is 0 or 3, run.All);
        var job = JsonDocument.Parse(run.Output).RootElement.GetProperty("job").GetString()!;
        var spec = await File.ReadAllTextAsync(Directory.GetFiles(cli.Store, "spec.json", SearchOption.AllDirectories).Single());
        Assert.Contains("\"name\":\"catalogue\"", spec.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(Documents, "melon.txt"), "A melon costs 4 dollars.");
        var resumed = await CommandLineRun.RunAsync(["resume", job, .. Places, .. Model]);
        Assert.True(resumed.Code == 2 && resumed.Errors.Contains("its documents are", StringComparison.Ordinal), resumed.All);
    }

    [Fact]
    public async Task Doctor_opens_them_and_says_what_is_wrong()
    {
        var empty = await CommandLineRun.RunAsync(["doctor", "--verifier", "none", .. Places]);
        Assert.Equal(2, empty.Code);
        Assert.Contains("BAD   Ponder:Retriever: there is no document in", empty.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(Documents, "bad.jsonl"), "{\"title\":\"no text\"}");
        var bad = await CommandLineRun.RunAsync(["doctor", "--verifier", "none", .. Places]);
        Assert.Contains("bad.jsonl, line 1 has no \"text\"", bad.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(Documents, "bad.jsonl"), "{\"text\":\"good\"}");
        var good = await CommandLineRun.RunAsync(["doctor", "--verifier", "none", .. Places]);
        Assert.True(good.Code == 0 && good.Output.Contains("good  Ponder:Retriever: catalogue ", StringComparison.Ordinal), good.All);
    }

    [Theory]
    [InlineData("--retriever", "foldr", "Ponder:Retriever:Kind is \"foldr\": expected none, folder or azure-search; did you mean \"folder\"?")]
    [InlineData("--setting", "Retriever:Index=prices", "Ponder:Retriever:Index is set, and Ponder:Retriever:Kind is not")]
    [InlineData("--retriever", "azure-search", "Ponder:Retriever:Endpoint is \"\": expected an address")]
    [InlineData("--retriever", "folder", "Ponder:Retriever:Folder is not set: expected a folder with documents")]
    [InlineData("--documents", "nowhere", "Ponder:Retriever:Folder is \"nowhere\": there is no such folder")]
    [InlineData("--setting", "Retreiver:Kind=folder", "Ponder:Retreiver: there is no such setting")]
    public async Task What_cannot_be_used_is_named(string option, string value, string words)
    {
        var problems = cli.File("p.jsonl", """{"id":"1","problem":"1 + 1?"}""" + "\n");
        var run = await CommandLineRun.RunAsync("run", problems, "--store", cli.Store, option, value);
        Assert.Equal(2, run.Code);
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_can_ask_wants_documents_to_search()
    {
        var problems = cli.File("p.jsonl", """{"id":"1","problem":"1 + 1?"}""" + "\n");
        var run = await CommandLineRun.RunAsync(["run", problems, "--store", cli.Store, "--strategy", "search-o1", .. Model]);
        Assert.Equal(2, run.Code);
        Assert.Contains("search-o1 needs documents to search, and no retriever is set: name a folder of them with --documents", run.Errors, StringComparison.Ordinal);
    }

    private static string[] Model => ["--proposer", "onnx", "--verifier", "none", "--setting", $"Proposer:Folder={Source()}"];

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../Inference.Tests/Onnx/Language/Tiny/qwen2.5-plain");
}
