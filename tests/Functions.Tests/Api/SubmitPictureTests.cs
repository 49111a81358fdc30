using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Ponder.Cli;
using Ponder.Core.Proposing;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Engine.Service;
using Ponder.Functions.Api;
using Ponder.Storage.Folders;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Functions.Tests.Api;

/// <summary>Problems with pictures, from files of the command line to a service that listens and back.</summary>
public sealed class SubmitPictureTests : IAsyncLifetime
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static readonly HttpClient Http = new();

    private readonly string folder = Directory.CreateTempSubdirectory("ponder-submit-").FullName;
    private readonly JobHarness harness = new() { Proposer = new() { Abilities = ScriptedProposer.All | Abilities.See, ContextLength = 100_000 } };
    private WebApplication? server;

    private string Uploads => Path.Combine(folder, "uploads");

    public async Task InitializeAsync()
    {
        var jobs = new JobService(harness.Store, new FolderStore(Uploads), harness.Models, new HostHere(harness), TimeProvider.System);
        server = await ServiceServer.StartAsync(app => ServiceServer.Map(app, new HttpApi(_ => jobs)));
        Directory.CreateDirectory(Path.Combine(folder, "plots"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "plots", "a.png"), Convert.FromBase64String(Png));
    }

    public async Task DisposeAsync()
    {
        await server!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Pictures_go_with_their_problem_file_and_come_back_with_the_problem()
    {
        var file = await FileAsync("plots/a.png");
        var id = await SubmitAsync(file);
        Assert.Equal(id, await SubmitAsync(file));
        Assert.Single(Directory.GetFiles(Path.Combine(Uploads, "pictures")), name => Path.GetFileName(name)[0] != '.');
        Assert.Contains(harness.Proposer.Asked, prompt => prompt.Pictures is [{ Picture: { Type: "image/png", Width: 1, Height: 1 } }]);
        var problem = await (await JobStore.OpenAsync(harness.Store, id)).Chunks.GetAsync(0, default);
        var hash = Assert.Single(problem.Pictures!).Hash;
        var (code, output, errors) = await RunAsync("show", id, "p", "--url", server!.Urls.First());
        Assert.True(code == 0, errors);
        Assert.Contains($"{hash}, image/png, 1 x 1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("base64", output, StringComparison.Ordinal);
        Assert.DoesNotContain("picture ", (await RunAsync("show", id, "q", "--url", server.Urls.First())).Output, StringComparison.Ordinal);
        var (plain, whole) = (await ViewAsync(id, "problem=p"), await ViewAsync(id, "problem=p&pictures=true"));
        Assert.Equal((hash, null), ((string)plain["hash"]!, (string?)plain["content"]));
        Assert.Equal($"data:image/png;base64,{Png}", (string)whole["content"]!);
    }

    [Theory]
    [InlineData("none.png", "there is no picture \"none.png\"")]
    [InlineData("../x.png", "lies outside the problem file's folder")]
    [InlineData("https://example.org/x.png", "is an address")]
    public async Task Nothing_is_uploaded_where_a_picture_cannot_be_had(string name, string words)
    {
        var (code, _, errors) = await RunAsync("submit", await FileAsync(name), "--upload", Uploads, "--url", server!.Urls.First(), "--no-cap");
        Assert.Equal(2, code);
        Assert.Contains("problems.jsonl, line 1, \"images\": ", errors, StringComparison.Ordinal);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Uploads) && Directory.EnumerateFiles(Uploads, "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task A_job_of_this_machine_is_shown_with_its_pictures()
    {
        var store = new FolderStore(Path.Combine(folder, "store"));
        var job = await new PonderEngine(store, new JobModels(harness.Proposer, null)).OpenAsync(ProblemSource.File(await FileAsync("plots/a.png")), JobHarness.Options("majority", 2));
        await job.RunAsync();
        var (code, output, errors) = await RunAsync("show", job.Id, "p", "--store", Path.Combine(folder, "store"));
        Assert.True(code == 0, errors);
        Assert.Contains(", image/png, 1 x 1", output, StringComparison.Ordinal);
    }

    private async Task<string> FileAsync(string image)
    {
        var file = Path.Combine(folder, "problems.jsonl");
        var text = ScriptedProposer.Problem(2, 60, 7);
        await File.WriteAllTextAsync(file, $$"""{"id":"p","problem":"{{text}}","answer":"7","images":["{{image}}"]}""" + "\n" + $$"""{"id":"q","problem":"{{text}}","answer":"7"}""" + "\n");
        return file;
    }

    private async Task<string> SubmitAsync(string file)
    {
        var (code, output, errors) = await RunAsync("submit", file, "--upload", Uploads, "--strategy", "majority", "--n", "2", "--url", server!.Urls.First(), "--json", "--budget", "100ktok");
        Assert.True(code == 0, errors);
        return (string)JsonNode.Parse(output)!["job"]!;
    }

    private async Task<JsonNode> ViewAsync(string id, string query) =>
        Assert.Single(JsonNode.Parse(await Http.GetStringAsync($"{server!.Urls.First()}/api/jobs/{id}/problems?{query}"))!["pictures"]!.AsArray())!;

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        return (await CommandLine.RunAsync(args, output, errors), output.ToString(), errors.ToString());
    }
}
