using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Ponder.Cli;
using Ponder.Core.Storage;
using Ponder.Engine.Exports;
using Ponder.Engine.Jobs;
using Ponder.Engine.Service;
using Ponder.Functions.Api;
using Ponder.Storage.Folders;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;
using Ponder.Web.Api;

namespace Ponder.Functions.Tests.Api;

/// <summary>Problems and rows of a service that listens, for programs and for the command line.</summary>
public sealed class RowsTests : IAsyncLifetime
{
    private static readonly string[] Names = ["a/b", "..", ".", "ü ?&#+%", "a%2Fb", "名前", "#3", "x\\y\"z", "a//b/", "p8"];

    private readonly string folder = Directory.CreateTempSubdirectory("ponder-rows-").FullName;
    private readonly JobHarness harness = new() { File = string.Concat(Names.Select(Line)) };
    private static readonly HttpClient Http = new();

    private WebApplication? server;
    private string job = "";

    private static string Line(string name, int place) => new JsonObject
    {
        ["id"] = name,
        ["problem"] = ScriptedProposer.Problem((place % 5) + 1, 95 - (place * 7 % 80), 100 + place),
        ["answer"] = $"{100 + place}",
    }.ToJsonString() + "\n";

    public async Task InitializeAsync()
    {
        var jobs = new JobService(harness.Store, new FolderStore(folder), harness.Models, new HostHere(harness), TimeProvider.System);
        server = await ServiceServer.StartAsync(app => ServiceServer.Map(app, new HttpApi(_ => jobs)));
        var options = JobHarness.Options();
        await harness.RunAsync(options);
        job = (await harness.OpenAsync(options)).Id;
    }

    public async Task DisposeAsync()
    {
        await server!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_problem_of_any_name_is_found_by_query_and_by_the_command_line()
    {
        foreach (var (name, place) in Names.Select((name, place) => (name, place)))
        {
            var (_, view, _) = await GetAsync($"problems?problem={Uri.EscapeDataString(name)}");
            var found = JsonNode.Parse(view)!;
            Assert.Equal((name, place + 1), ((string)found["row"]!["id"]!, (int)found["place"]!));
            var (code, output, errors) = await RunAsync("show", job, name, "--json");
            Assert.True(code == 0, errors);
            Assert.True(JsonNode.DeepEquals(found, JsonNode.Parse(output)), name);
        }
    }

    [Fact]
    public async Task A_problem_is_in_its_path_where_a_path_can_hold_its_name()
    {
        foreach (var name in Names.Except(["..", ".", "a%2Fb"]))
            Assert.Equal(name, (string)JsonNode.Parse((await GetAsync($"problems/{Uri.EscapeDataString(name)}")).Body)!["row"]!["id"]!);
        Assert.Equal("..", (string)JsonNode.Parse((await GetAsync("problems/%232")).Body)!["row"]!["id"]!);
    }

    [Fact]
    public async Task A_view_has_all_that_show_prints()
    {
        var view = JsonNode.Parse((await GetAsync("problems/p8")).Body)!;
        Assert.Equal(8, view["candidates"]!.AsArray().Count);
        Assert.All(view["candidates"]!.AsArray(), c => Assert.Equal(((string)c!["text"]!).Length > 0, c["scores"]!.AsArray().Count > 0));
        Assert.NotEmpty(view["row"]!["votes"]!.AsArray());
        Assert.Equal("weighted-best-of-n:n=8", (string)view["visits"]![0]!["strategy"]!);
        var (_, there, _) = await RunAsync("show", job, "p8");
        foreach (var words in (string[])["wave 0", "vote", "spent", "(chosen)", "step scores"]) Assert.Contains(words, there, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("problems/p9", 404, "has no problem p9: its 10 problems have the ids of the file, or #1 to #10")]
    [InlineData("problems/%2311", 404, "has no problem #11")]
    [InlineData("problems/%230", 404, "has no problem #0")]
    [InlineData("problems?problem=none", 404, "has no problem none")]
    [InlineData("problems", 400, "problem is missing")]
    [InlineData("problems?id=p8", 400, "there is no id: expected problem")]
    [InlineData("export?what=all", 400, "what is all: expected candidates, solutions, preferences, steps, fine-tuning, fine-tuning-preferences")]
    [InlineData("export?what=1", 400, "what is 1: expected candidates")]
    [InlineData("export?format=xml", 400, "format is xml: expected jsonl, csv, parquet")]
    [InlineData("export?fromat=csv", 400, "there is no fromat: expected what, format, right, confidence, perProblem, order, system, for, rowTokens")]
    [InlineData("export?right=1", 400, "right: expected true or false")]
    [InlineData("export?confidence=2", 400, "a confidence of 2: expected a number from 0 to 1")]
    [InlineData("export?confidence=NaN", 400, "expected a number from 0 to 1")]
    [InlineData("export?confidence=high", 400, "confidence: expected a number from 0 to 1")]
    [InlineData("export?perProblem=0", 400, "0 rows of a problem: expected 1 or more")]
    [InlineData("export?perProblem=-1", 400, "perProblem: expected a whole number, 1 or more")]
    [InlineData("export?order=long", 400, "order is long: expected best, short")]
    [InlineData("export?what=steps&what=steps", 400, "what is given more than once")]
    [InlineData("results?format=xml", 400, "format is xml: expected jsonl, csv, parquet")]
    public async Task What_cannot_be_had_is_a_problem_with_its_reason(string path, int status, string words)
    {
        var (found, body, headers) = await GetAsync(path);
        Assert.Equal((status, "application/problem+json"), (found, headers.ContentType!.MediaType));
        Assert.Contains(words, (string)JsonNode.Parse(body)!["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export?what=solutions", "application/jsonl", "-solutions.jsonl")]
    [InlineData("export?format=CSV", "text/csv", "-candidates.csv")]
    [InlineData("export?what=Steps&format=parquet&right=true&code=key", "application/vnd.apache.parquet", "-steps.parquet")]
    [InlineData("results", "application/jsonl", ".jsonl")]
    [InlineData("results?format=csv", "text/csv", ".csv")]
    public async Task A_file_has_its_type_and_a_name(string path, string type, string ending)
    {
        var (status, body, headers) = await GetAsync(path);
        Assert.Equal((200, type), (status, headers.ContentType!.MediaType));
        Assert.Equal($"{job}{ending}", headers.ContentDisposition!.FileName);
        Assert.NotEmpty(body);
    }

    [Theory]
    [InlineData("candidates", "jsonl")]
    [InlineData("solutions", "csv")]
    [InlineData("preferences", "parquet")]
    [InlineData("steps", "parquet")]
    public async Task An_export_of_a_service_is_that_of_its_store(string what, string format)
    {
        var (file, expected) = (Path.Combine(folder, $"rows.{format}"), new MemoryStream());
        var (code, output, errors) = await RunAsync("export", job, "--what", what, "--confidence", "0.5", "--per-problem", "2", "--order", "short", "--out", file);
        Assert.True(code == 0, errors);
        Assert.Equal(file, output.Trim());
        var filter = new ExportFilter { Confidence = 0.5, PerProblem = 2, Order = ExportOrder.Shortest };
        var export = new Engine.Exports.JobExport(await JobStore.OpenAsync(harness.Store, job), ExportKinds.Find(what)!.Value, filter);
        Assert.InRange(await export.WriteAsync(expected, ExportFormat.Find(format)!), 1, 20);
        Assert.Equal(expected.ToArray(), await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task What_fails_before_the_first_bytes_is_told_in_words()
    {
        harness.Store.Before = (_, name) =>
        {
            if (name.Contains("/rounds/", StringComparison.Ordinal)) throw new StoreException("it is away");
        };
        var (status, body, headers) = await GetAsync("export");
        Assert.Equal((503, null), (status, headers.ContentDisposition));
        Assert.Equal("it is away", (string)JsonNode.Parse(body)!["detail"]!);
        var file = Path.Combine(folder, "none.jsonl");
        var (code, _, errors) = await RunAsync("export", job, "--out", file);
        Assert.Equal((1, "ponder: it is away", false), (code, errors.Trim(), File.Exists(file)));
    }

    [Fact]
    public async Task What_fails_later_breaks_the_reply_off()
    {
        var reply = new StreamedReply("text/plain", "part.txt", async (stream, stop) =>
        {
            await stream.WriteAsync(new byte[200_000], stop);
            throw new StoreException("it is away");
        });
        await using var broken = await ServiceServer.StartAsync(app => app.MapGet("/api/jobs/{id}/export", (string id) => reply));
        var errors = new StringWriter();
        var code = await CommandLine.RunAsync(["export", job, "--url", broken.Urls.First()], new StringWriter(), errors);
        Assert.Equal((1, true), (code, errors.ToString().Contains(broken.Urls.First(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_store_of_this_machine_is_refused_beside_a_service()
    {
        var (code, _, errors) = await RunAsync("export", job, "--store", folder);
        Assert.Equal((2, true), (code, errors.Contains("--store is for jobs of this machine", StringComparison.Ordinal)));
        (code, _, errors) = await RunAsync("show", "0123456789abcdef", "p1");
        Assert.Equal((2, true), (code, errors.Contains("there is no job 0123456789abcdef", StringComparison.Ordinal)));
    }

    private async Task<(int Status, string Body, HttpContentHeaders Headers)> GetAsync(string path)
    {
        using var reply = await Http.GetAsync(new Uri($"{server!.Urls.First()}/api/jobs/{job}/{path}"));
        return ((int)reply.StatusCode, await reply.Content.ReadAsStringAsync(), reply.Content.Headers);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        return (await CommandLine.RunAsync([.. args, "--url", server!.Urls.First()], output, errors), output.ToString(), errors.ToString());
    }
}
