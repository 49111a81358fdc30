using Microsoft.AspNetCore.Builder;
using Ponder.Cli;
using Ponder.Core.Budgets;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Engine.Service;
using Ponder.Functions.Api;
using Ponder.Storage.Folders;
using Ponder.TestKit.Jobs;

namespace Ponder.Functions.Tests.Api;

/// <summary>The command line as the client of a service that listens.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("ponder-client-").FullName;
    private readonly JobHarness harness = new();
    private WebApplication? server;

    private string Uploads => Path.Combine(folder, "problems");

    public async Task InitializeAsync()
    {
        var jobs = new JobService(harness.Store, new FolderStore(Uploads), harness.Models, new HostHere(harness), TimeProvider.System);
        var api = new HttpApi(_ => jobs);
        server = await ServiceServer.StartAsync(app => ServiceServer.Map(app, api));
    }

    [Fact]
    public async Task A_file_is_submitted_looked_at_and_its_results_fetched()
    {
        var file = Path.Combine(folder, "My Problems.jsonl");
        await File.WriteAllTextAsync(file, harness.File);
        var (code, output, _) = await RunAsync("submit", file, "--upload", Uploads, "--strategy", "majority", "--n", "4", "--budget", "4000tok", "--json");
        Assert.Equal(0, code);
        var id = System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("job").GetString()!;
        Assert.True(File.Exists(Path.Combine(Uploads, "submitted", "my-problems.jsonl")));
        (code, output, _) = await RunAsync("status", id);
        Assert.Equal(0, code);
        Assert.Contains($"job {id}: completed", output, StringComparison.Ordinal);
        (code, output, _) = await RunAsync("results", id);
        Assert.Equal((0, 20), (code, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        (code, output, _) = await RunAsync("results", id, "--csv");
        Assert.Equal((0, true), (code, output.StartsWith("id,answer,", StringComparison.Ordinal)));
        for (var i = 0; i < 20; i++) Assert.Contains($"\np{i},", output, StringComparison.Ordinal);
        var report = Path.Combine(folder, "report.html");
        Assert.Equal(0, (await RunAsync("results", id, "--report", "--out", report)).Code);
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("resume", id, "--budget", "1000tok")).Code);
        Assert.Equal(0, (await RunAsync("go-on", id, "--budget", "1000tok")).Code);
        Assert.Equal(6000, (await (await JobStore.OpenAsync(harness.Store, id)).Grants.CapAsync(9, default)).Tokens);
        var (paused, _, errors) = await RunAsync("pause", id);
        Assert.Equal((2, $"ponder: job {id} is completed: only one under way can be paused"), (paused, errors.Trim()));
        Assert.Equal(0, (await RunAsync("cancel", id)).Code);
        (code, output, _) = await RunAsync("jobs");
        Assert.Equal((0, true), (code, output.Contains($"{id}  completed  ", StringComparison.Ordinal) && output.Contains("20 problems, ", StringComparison.Ordinal) && output.Contains("majority:n=4, ", StringComparison.Ordinal)));
        Assert.Equal((0, ""), ((await RunAsync("jobs", "--status", "failed")) is var none ? none.Code : 1, none.Output));
        Assert.Equal(2, (await RunAsync("jobs", "--status", "done")).Code);
        await new Drops(harness.Store, new FolderStore(Uploads), TimeProvider.System).RefusedAsync("Bad.jsonl", "it is bad", default);
        (code, output, _) = await RunAsync("drops");
        Assert.Equal((0, "Bad.jsonl: it is bad"), (code, output.Trim()));
        Assert.Equal((0, $"job {id}: removed"), ((await RunAsync("cancel", id, "--data")) is var gone ? gone.Code : 1, gone.Output.Trim()));
        Assert.Equal(2, (await RunAsync("status", id)).Code);
    }

    [Fact]
    public async Task Every_option_of_a_run_reaches_the_service()
    {
        var file = Path.Combine(folder, "problems.jsonl");
        await File.WriteAllTextAsync(file, harness.File);
        string[] options =
        [
            "--strategy", "weighted-best-of-n", "--set", "n=4", "--budget", "4000tok", "--problem-budget", "500tok", "--seed", "3", "--temperature", "0.7",
            "--max-tokens", "60", "--page-size", "8", "--window", "2", "--aggregation", "min", "--prefer-majority",
        ];
        var (code, output, errors) = await RunAsync(["submit", file, "--upload", Uploads, "--json", .. options]);
        Assert.True(code == 0, errors);
        var id = System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("job").GetString()!;
        var asked = (await JobStore.OpenAsync(harness.Store, id)).Spec.Options;
        Assert.Equal(("weighted-best-of-n:n=4", new Cap(Tokens: 4000), new Cap(Tokens: 500)), (asked.Strategy.Text, asked.Cap, asked.ProblemCap));
        Assert.Equal((3UL, 0.7, 60, 8, 2), (asked.Seed, asked.Temperature, asked.MaxTokens, asked.PageSize, asked.Window));
        Assert.Equal((Aggregation.Min, true), (asked.Aggregation, asked.PreferMajority));
    }

    [Fact]
    public async Task What_only_a_job_of_this_machine_has_is_refused_for_a_job_of_a_service()
    {
        var (code, _, errors) = await RunAsync("resume", "0123456789abcdef", "--n", "8");
        Assert.Equal((2, true), (code, errors.Contains("--n is for jobs of this machine", StringComparison.Ordinal)));
        var (_, help, _) = await CommandLineAsync(["--help"]);
        Assert.DoesNotContain("go-on", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_refuses_is_said_in_its_words_and_who_does_not_answer_is_named()
    {
        var (code, _, errors) = await RunAsync("status", "0123456789abcdef");
        Assert.Equal((2, true), (code, errors.Contains("there is no job 0123456789abcdef", StringComparison.Ordinal)));
        (code, _, errors) = await CommandLineAsync(["status", "0123456789abcdef", "--url", "http://127.0.0.1:1"]);
        Assert.Equal((1, true), (code, errors.Contains("nothing answers at http://127.0.0.1:1/", StringComparison.Ordinal)));
        (code, _, errors) = await CommandLineAsync(["status", "0123456789abcdef", "--url", "ftp:x"]);
        Assert.Equal((2, true), (code, errors.Contains("--url \"ftp:x\": expected an address", StringComparison.Ordinal)));
        (code, _, errors) = await CommandLineAsync(["submit", "none.jsonl", "--url", server!.Urls.First()]);
        Assert.Equal((2, true), (code, errors.Contains("there is no file none.jsonl", StringComparison.Ordinal)));
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] args) => CommandLineAsync([.. args, "--url", server!.Urls.First()]);

    private static async Task<(int Code, string Output, string Errors)> CommandLineAsync(string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        return (await CommandLine.RunAsync(args, output, errors), output.ToString(), errors.ToString());
    }
}
