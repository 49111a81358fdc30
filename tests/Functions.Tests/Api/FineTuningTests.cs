using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Ponder.Cli;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Service;
using Ponder.Functions.Api;
using Ponder.Storage.Folders;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Functions.Tests.Api;

/// <summary>Files for fine-tuning, of a service that listens.</summary>
public sealed class FineTuningTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private readonly string folder = Directory.CreateTempSubdirectory("ponder-tuning-").FullName;
    // Two problems are the same but for their names, and a name is no ASCII.
    private readonly JobHarness harness = new()
    {
        File = JobHarness.Problems(12) + new JsonObject { ["id"] = "名前", ["problem"] = ScriptedProposer.Problem(1, 95, 100) }.ToJsonString() + "\n",
    };

    private WebApplication? server;
    private string job = "";

    public async Task InitializeAsync()
    {
        var jobs = new JobService(harness.Store, new FolderStore(folder), harness.Models, new HostHere(harness), TimeProvider.System);
        server = await ServiceServer.StartAsync(app => ServiceServer.Map(app, new HttpApi(_ => jobs)));
        var options = JobHarness.Options("greedy");
        await harness.RunAsync(options);
        job = (await harness.OpenAsync(options)).Id;
    }

    public async Task DisposeAsync()
    {
        await server!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_file_comes_with_what_it_holds_in_a_header()
    {
        using var reply = await Http.GetAsync(Address("what=fine-tuning&for=azure&system=Think%20well."));
        Assert.Equal((200, "application/jsonl", $"{job}-fine-tuning.jsonl"), ((int)reply.StatusCode, reply.Content.Headers.ContentType!.MediaType, reply.Content.Headers.ContentDisposition!.FileName));
        var bytes = await reply.Content.ReadAsByteArrayAsync();
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var report = ExportHeader.Read(Assert.Single(reply.Headers.GetValues(ExportHeader.Name)));
        Assert.Equal((12, 12, bytes.Length, 1), (report.Rows, report.Problems, report.Bytes, report.LeftOut));
        Assert.Equal(("名前", "messages"), (report.Notes[0].Problem, report.Notes[0].Field));
        Assert.Equal(12, Encoding.UTF8.GetString(bytes).Split("Think well.").Length - 1);
    }

    [Theory]
    [InlineData("what=fine-tuning&format=csv", "format is csv: expected jsonl")]
    [InlineData("what=fine-tuning&for=google", "for is google: expected openai, azure")]
    [InlineData("what=fine-tuning&rowTokens=many", "rowTokens: expected a whole number, 1 or more")]
    [InlineData("what=fine-tuning&rowTokens=0", "0 tokens of a row: expected 1 or more")]
    [InlineData("what=fine-tuning&system=%20", "the system message: it is empty")]
    [InlineData("what=solutions&system=x", "system is given: expected what to be fine-tuning or fine-tuning-preferences")]
    [InlineData("what=fine-tuning&rowTokens=1", "0 rows to fine-tune with: expected 10 or more")]
    public async Task What_cannot_be_had_is_a_problem_with_its_reason(string query, string words)
    {
        using var reply = await Http.GetAsync(Address(query));
        Assert.Equal((400, "application/problem+json", false), ((int)reply.StatusCode, reply.Content.Headers.ContentType!.MediaType, reply.Headers.Contains(ExportHeader.Name)));
        Assert.Contains(words, (string)JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_gets_what_the_service_sends_and_says_what_it_says()
    {
        var (file, (code, output, errors)) = await ExportAsync("fine-tuning", "--row-tokens", "5000", "--system", "a&b=c ü");
        Assert.True(code == 0, errors);
        Assert.Matches(@"^12 rows of 12 problems, about [0-9,]+ tokens, 1 left out in .*train\.jsonl\n$", output);
        Assert.StartsWith("left out: problem 名前", errors, StringComparison.Ordinal);
        Assert.All(await File.ReadAllLinesAsync(file), line => Assert.Equal("a&b=c ü", (string)JsonNode.Parse(line)!["messages"]![0]!["content"]!));
    }

    [Fact]
    public async Task A_file_that_would_be_refused_is_not_written()
    {
        // One solution of a problem makes no pairs.
        var (file, (code, _, errors)) = await ExportAsync("fine-tuning-preferences", "--order", "short", "--for", "azure");
        Assert.Equal((2, false), (code, File.Exists(file)));
        Assert.Contains("0 rows to fine-tune with", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_stays_small_whatever_it_names()
    {
        var notes = Enumerable.Range(0, 20).Select(i => new FineTuningNote(new string('ü', i * 100), "messages", "it is empty, expected a text")).ToList();
        var report = new FineTuningReport { Rows = 10, Problems = 9, Tokens = 8, Bytes = 7, LeftOut = 30, Notes = notes };
        var value = ExportHeader.Of(report);
        Assert.InRange(value.Length, 1, 6000);
        Assert.True(Ascii.IsValid(value));
        var read = ExportHeader.Read(value);
        Assert.Equal(30, read.LeftOut);
        Assert.Equal(notes.Take(read.Notes.Count), read.Notes);
        Assert.InRange(read.Notes.Count, 2, 19);
    }

    private async Task<(string File, (int Code, string Output, string Errors))> ExportAsync(string what, params string[] options)
    {
        var file = Path.Combine(folder, "train.jsonl");
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(["export", job, "--what", what, "--url", server!.Urls.First(), "--out", file, .. options], output, errors);
        return (file, (code, output.ToString(), errors.ToString()));
    }

    private Uri Address(string query) => new($"{server!.Urls.First()}/api/jobs/{job}/export?{query}");
}
