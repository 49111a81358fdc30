using System.Text.Json.Nodes;
using Ponder.Core.Storage;
using Ponder.Engine.Journals;
using Ponder.Storage;
using Ponder.TestKit.Skipping;

namespace Ponder.Cli.Tests.Stores;

/// <summary>What reads jobs, on any kind of store: <c>jobs</c>, <c>show</c>, <c>results</c> and <c>export</c>.</summary>
public abstract class StoreReading : IAsyncLifetime
{
    private readonly CommandLineRun run = Begin();

    /// <summary>The address of an empty store.</summary>
    protected abstract string Address { get; }

    protected string Folder => run.Store;

    private IStore Store => StoreAddress.Parse(Address).Open();

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync()
    {
        run.Dispose();
        return Task.CompletedTask;
    }

    [NeedyFact]
    public async Task Jobs_are_listed_with_the_newest_first()
    {
        Assert.Equal((0, ""), (await RunAsync("jobs")) is var none ? (none.Code, none.Output) : default);
        var ids = new List<string>();
        foreach (var seed in (string[])["1", "2", "3"])
        {
            // Blob storage tells times in whole seconds.
            if (ids.Count > 0) await Task.Delay(TimeSpan.FromSeconds(1.1));
            ids.Add(await JobAsync("--seed", seed));
        }

        Assert.Equal(Enumerable.Reverse(ids), (await RunAsync("jobs")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..16]));
        var line = (await RunAsync("jobs")).Output.Split('\n')[0];
        foreach (var words in new[] { "completed", $"{DateTime.Now:yyyy}-", "6 problems, ", " answered, ", "greedy, ", " tokens" }) Assert.Contains(words, line, StringComparison.Ordinal);
        var first = JsonNode.Parse((await RunAsync("jobs", "--json", "--status", "completed")).Output)![0]!;
        Assert.Equal((ids[2], "completed", 6), ((string)first["job"]!, (string)first["status"]!, (int)first["problems"]!));
        Assert.True((long)first["spentTokens"]! > 0 && (int)first["solved"]! + (int)first["failed"]! == 6, $"{first}");
        Assert.Equal("[]", (await RunAsync("jobs", "--json", "--status", "running")).Output.Trim());
        var bad = await RunAsync("jobs", "--status", "done");
        Assert.Equal((2, true), (bad.Code, bad.Errors.Contains("expected one of pending, running", StringComparison.Ordinal)));
    }

    [NeedyFact]
    public async Task A_job_that_is_run_by_somebody_runs_and_one_that_was_broken_off_has_stopped()
    {
        var names = new JobNames(await JobAsync());
        var spent = JsonNode.Parse((await RunAsync("jobs", "--json")).Output)![0]!["spentTokens"]!.ToString();
        foreach (var name in new[] { names.Summary, names.Results, names.Report }) await Store.DeleteAsync(name);
        await using (await Store.TryLeaseAsync(names.Lease)) Assert.Contains("  running  ", (await RunAsync("jobs")).Output, StringComparison.Ordinal);
        var broken = JsonNode.Parse((await RunAsync("jobs", "--json", "--status", "stopped")).Output)![0]!;
        Assert.Equal((spent, true), (broken["spentTokens"]!.ToString(), ((string)broken["failure"]!).Contains("goes on", StringComparison.Ordinal)));
        Assert.Equal(6, (await RunAsync("results", Id(names))).Output.Count(c => c == '\n'));
        await Store.DeleteAsync(names.Plan(0));
        Assert.Contains("  pending  ", (await RunAsync("jobs")).Output, StringComparison.Ordinal);
        Assert.Equal("", (await RunAsync("results", Id(names))).Output);
    }

    [NeedyFact]
    public async Task A_problem_is_shown()
    {
        var job = await JobAsync();
        var shown = await RunAsync("show", job, "#2");
        Assert.True(shown.Code == 0, shown.All);
        foreach (var words in new[] { "wave 0", "spent", "0.0.0.1 (chosen)" }) Assert.Contains(words, shown.Output, StringComparison.Ordinal);
        Assert.All(shown.Output.Split('\n'), line => Assert.Equal(line.TrimEnd(' '), line));
        var view = JsonNode.Parse((await RunAsync("show", job, "#2", "--json")).Output)!;
        Assert.Equal((string)view["row"]!["solution"]!, (string)view["candidates"]![0]!["text"]!);
        Assert.Equal((2, true), (await RunAsync("show", job, "#7")) is var none ? (none.Code, none.Errors.Contains("has no problem #7", StringComparison.Ordinal)) : default);
    }

    [NeedyFact]
    public async Task Results_are_the_rows_as_they_were_written_or_a_table()
    {
        var job = await JobAsync();
        var written = System.Text.Encoding.UTF8.GetString((await Store.TryReadAsync(new JobNames(job).Results))!);
        Assert.Equal(written, (await RunAsync("results", job)).Output);
        var table = (await RunAsync("results", job, "--csv")).Output;
        Assert.StartsWith("id,answer,confidence,", table, StringComparison.Ordinal);
        Assert.Equal(table, (await RunAsync("results", job, "--format", "csv")).Output);
        foreach (var (ending, format) in new[] { ("csv", table), ("jsonl", written) })
        {
            var file = Path.Combine(run.Folder, $"rows.{ending}");
            Assert.Equal(file, (await RunAsync("results", job, "--out", file)).Output.Trim());
            Assert.Equal(format, await File.ReadAllTextAsync(file));
        }

        var parquet = Path.Combine(run.Folder, "rows.parquet");
        Assert.Equal(0, (await RunAsync("results", job, "--out", parquet)).Code);
        Assert.Equal("PAR1"u8.ToArray(), (await File.ReadAllBytesAsync(parquet))[..4]);
        Assert.StartsWith("<!doctype html>", (await RunAsync("results", job, "--report")).Output, StringComparison.Ordinal);
        foreach (var wrong in new[] { "--csv --format jsonl", "--report --csv", "--format xml", "--format parquet" })
            Assert.Equal(2, (await RunAsync(["results", job, .. wrong.Split(' ')])).Code);
        Assert.Equal(2, (await RunAsync("results", "0123456789abcdef")).Code);
    }

    [NeedyFact]
    public async Task Everything_is_exported_in_every_format()
    {
        var job = await JobAsync();
        foreach (var what in new[] { "candidates", "solutions", "preferences", "steps" })
        {
            foreach (var format in new[] { "jsonl", "csv", "parquet" })
            {
                var file = Path.Combine(run.Folder, $"{what}.{format}");
                var exported = await RunAsync("export", job, "--what", what, "--out", file);
                Assert.True(exported.Code == 0, exported.All);
                if (what == "candidates") Assert.StartsWith("6 rows in ", exported.Output, StringComparison.Ordinal);
                Assert.True(format == "jsonl" || new FileInfo(file).Length > 0, file);
            }
        }
    }

    private static CommandLineRun Begin() => new();

    private static string Id(JobNames names) => names.Folder.Split('/')[1];

    private Task<Written> RunAsync(params string[] args) => CommandLineRun.RunAsync([.. args, "--store", Address]);

    private async Task<string> JobAsync(params string[] more)
    {
        var file = run.File("problems.jsonl", FamilyProblems.Lines(WordProblems.Split.Test, seed: 3, count: 6));
        var solved = await RunAsync(["run", file, "--strategy", "greedy", "--verifier", "none", "--json", .. more]);
        Assert.True(solved.Code is 0 or 3, solved.All);
        return (string)JsonNode.Parse(solved.Output)!["job"]!;
    }
}
