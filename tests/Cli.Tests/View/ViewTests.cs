using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Ponder.Cli.Tests.Processes;
using Ponder.Cli.View;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;
using Ponder.Storage.Folders;

namespace Ponder.Cli.Tests.View;

/// <summary><c>ponder view</c> over a folder: it shows what is there, changes nothing, and nobody else reaches it.</summary>
public class ViewTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task A_process_shows_the_jobs_of_a_folder_until_it_is_stopped()
    {
        if (OperatingSystem.IsWindows()) return;
        using var run = new CommandLineRun();
        var id = await SolvedAsync(run);
        var port = Free();
        using var process = PonderProcess.Start(["view", "--store", run.Store, "--port", $"{port}"]);
        var address = $"http://127.0.0.1:{port}/";
        await WaitAsync(address);
        Assert.Contains("page/main.js", await Http.GetStringAsync(address), StringComparison.Ordinal);
        var job = await Http.GetFromJsonAsync<JsonElement>($"{address}api/jobs/{id}");
        Assert.Equal("completed", job.GetProperty("status").GetString());
        Assert.Empty(job.GetProperty("actions").EnumerateArray());
        Assert.Equal(id, Assert.Single((await Http.GetFromJsonAsync<JsonElement>($"{address}api/jobs")).GetProperty("jobs").EnumerateArray()).GetProperty("job").GetString());
        Assert.Equal(6, (await Http.GetStringAsync($"{address}api/jobs/{id}/rows")).Count(sign => sign == '\n'));
        Assert.StartsWith("<!doctype html>", await Http.GetStringAsync($"{address}api/jobs/{id}/report"), StringComparison.Ordinal);
        using (var stop = Process.Start("kill", ["-TERM", $"{process.Id}"])) await stop.WaitForExitAsync();
        var ended = await process.EndAsync();
        Assert.Equal(0, ended.Code);
        Assert.Contains($"are on http://127.0.0.1:{port} until Ctrl+C", ended.Output, StringComparison.Ordinal);
        Assert.Empty(ended.Errors);
    }

    [Fact]
    public async Task Nothing_of_the_store_is_changed_whatever_is_asked()
    {
        using var run = new CommandLineRun();
        var id = await SolvedAsync(run);
        var before = Content(run.Store);
        await using var server = await PageServer.StartAsync(new FolderStore(run.Store), 0, default);
        foreach (var (method, path, body) in ((HttpMethod, string, string)[])
        [
            (HttpMethod.Post, $"api/jobs/{id}/resume", """{"budget":["5tok"]}"""),
            (HttpMethod.Post, $"api/jobs/{id}/pause", ""),
            (HttpMethod.Post, "api/jobs", """{"problems":"p.jsonl"}"""),
            (HttpMethod.Delete, $"api/jobs/{id}", ""),
            (HttpMethod.Delete, $"api/jobs/{id}?data=true", ""),
        ])
        {
            using var request = new HttpRequestMessage(method, $"{server.Address}/{path}") { Content = new StringContent(body) };
            using var reply = await Http.SendAsync(request);
            Assert.Equal(409, (int)reply.StatusCode);
            Assert.Contains("jobs are only looked at here", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var path in (string[])["", "api/jobs", $"api/jobs/{id}", $"api/jobs/{id}/rows", $"api/jobs/{id}/results", $"api/jobs/{id}/problems?place=1", "api/drops"])
            Assert.Equal(200, (int)(await Http.GetAsync($"{server.Address}/{path}")).StatusCode);
        Assert.Equal(before, Content(run.Store));
    }

    [Fact]
    public async Task A_job_that_runs_elsewhere_is_running_and_one_that_was_left_is_stopped()
    {
        using var run = new CommandLineRun();
        var id = await SolvedAsync(run);
        var (store, names) = (new FolderStore(run.Store), new JobNames(id));
        await store.DeleteAsync(names.Summary);
        await using var server = await PageServer.StartAsync(store, 0, default);
        await using (var lease = await store.TryLeaseAsync(names.Lease))
        {
            Assert.NotNull(lease);
            var running = await Http.GetFromJsonAsync<JsonElement>($"{server.Address}/api/jobs/{id}");
            Assert.Equal("running", running.GetProperty("status").GetString());
            Assert.True(running.GetProperty("spentTokens").GetInt64() > 0);
            Assert.Equal(6, (await Http.GetStringAsync($"{server.Address}/api/jobs/{id}/rows")).Count(sign => sign == '\n'));
        }

        var left = await Http.GetFromJsonAsync<JsonElement>($"{server.Address}/api/jobs/{id}");
        Assert.Equal("stopped", left.GetProperty("status").GetString());
        Assert.Contains($"`ponder resume {id}` goes on", left.GetProperty("failure").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:80", 200)]
    [InlineData("elsewhere.example", 400)]
    public async Task Only_this_machine_is_answered_whatever_name_a_strange_page_gives_itself(string host, int status)
    {
        using var run = new CommandLineRun();
        await using var server = await PageServer.StartAsync(new FolderStore(run.Store), 0, default);
        Assert.Equal("127.0.0.1", new Uri(server.Address).Host);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address) { Headers = { Host = host } };
        Assert.Equal(status, (int)(await Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_port_that_cannot_be_had_is_told()
    {
        using var run = new CommandLineRun();
        await using var first = await PageServer.StartAsync(new FolderStore(run.Store), 0, default);
        var second = await CommandLineRun.RunAsync("view", "--store", run.Store, "--port", $"{new Uri(first.Address).Port}");
        Assert.Equal(2, second.Code);
        Assert.Contains("address already in use", second.Errors, StringComparison.Ordinal);
        var third = await CommandLineRun.RunAsync("view", "--store", run.Store, "--port", "70000");
        Assert.Contains("--port is 70000: expected 0 to 65535", third.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> SolvedAsync(CommandLineRun run)
    {
        var file = run.File("p.jsonl", """
            {"id":"a","problem":"Maria has 12 apples and buys 7 more. How many apples does she have?","answer":"19"}
            {"id":"b","problem":"Tom has 5 apples and buys 4 more. How many apples does he have?","answer":"9"}
            """);
        Assert.Contains((await run.SolveAsync(file)).Code, new[] { 0, 3 });
        return Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(run.Store, "jobs"))));
    }

    private static SortedDictionary<string, string> Content(string store) => new(
        Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories).ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(path))), StringComparer.Ordinal);

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task WaitAsync(string address)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                (await Http.GetAsync(address)).Dispose();
                return;
            }
            catch (HttpRequestException) when (clock.Elapsed < TimeSpan.FromSeconds(60))
            {
                // It begins to listen.
            }
        }
    }
}
