using System.Text.Json;

namespace Ponder.Cli.Tests.Strategies;

/// <summary>Every strategy and allocator there is, with the shipped models, from the command line.</summary>
public sealed class EveryStrategyTests : IDisposable
{
    /// <summary>What the shipped models were not taught.</summary>
    private static readonly string[] Beyond = ["search", "divide"];

    private static readonly string[] Several = ["--setting", "Proposers:0:Kind=embedded", "--setting", "Proposers:1:Kind=embedded-large"];

    private readonly CommandLineRun cli = new();

    [Fact]
    public async Task Each_runs_and_spends_no_more_than_was_estimated()
    {
        var file = Path.Combine(cli.Folder, "problems.jsonl");
        await CommandLineRun.RunAsync("problems", "--seed", "5", "--count", "8", "--out", file);
        var listed = JsonDocument.Parse((await CommandLineRun.RunAsync("strategies", "--json")).Output).RootElement.EnumerateArray().ToList();
        Assert.True(listed.Count >= 17, $"{listed.Count} are listed");
        foreach (var entry in listed)
        {
            var name = entry.GetProperty("name").GetString()!;
            var needs = entry.GetProperty("needs").EnumerateArray().Select(need => need.GetString()!).ToList();
            string[] options = [file, "--strategy", name, "--n", "4", "--json", .. needs.Contains("several proposers") ? Several : []];
            if (needs.Intersect(Beyond).Any())
            {
                var refused = await CommandLineRun.RunAsync(["run", .. options, "--store", cli.Store]);
                Assert.True(refused.Code == 2 && refused.All.Contains($"{name} needs a proposer that can", StringComparison.Ordinal), refused.All);
                continue;
            }

            var estimate = Read(await CommandLineRun.RunAsync(["estimate", .. options])).GetProperty("worst");
            var run = await CommandLineRun.RunAsync(["run", .. options, "--store", cli.Store]);
            Assert.True(run.Code is 0 or 3, $"{name}: {run.All}");
            var spend = Read(run).GetProperty("spend");
            foreach (var unit in (string[])["samples", "steps", "promptTokens", "completionTokens", "verifierTokens", "verifierCalls", "flops"])
                Assert.True(spend.GetProperty(unit).GetDecimal() <= estimate.GetProperty(unit).GetDecimal(), $"{name}: {unit} {spend.GetProperty(unit)} of {estimate.GetProperty(unit)}");
        }
    }

    [Fact]
    public async Task Each_is_listed_with_what_can_be_set_and_what_it_needs()
    {
        var listed = JsonDocument.Parse((await CommandLineRun.RunAsync("strategies", "--json")).Output).RootElement.EnumerateArray().ToList();
        foreach (var option in listed.SelectMany(s => s.GetProperty("options").EnumerateArray()))
            Assert.True(option.TryGetProperty("default", out _) && (option.TryGetProperty("choices", out _) || (option.TryGetProperty("min", out _) && option.TryGetProperty("max", out _))), $"{option}");
        Assert.Equal("continue, verifier", string.Join(", ", listed.Single(s => s.GetProperty("name").GetString() == "beam-search").GetProperty("needs").EnumerateArray()));
        Assert.Equal("search, documents", string.Join(", ", listed.Single(s => s.GetProperty("name").GetString() == "search-o1").GetProperty("needs").EnumerateArray()));
        Assert.Equal(["auto", "batch"], listed.Where(s => s.GetProperty("allocates").GetBoolean()).Select(s => s.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_table_is_made_and_gone_by()
    {
        var (file, table) = (Path.Combine(cli.Folder, "problems.jsonl"), Path.Combine(cli.Folder, "table.json"));
        await CommandLineRun.RunAsync("problems", "--seed", "5", "--count", "100", "--out", file);
        var made = await CommandLineRun.RunAsync("calibrate", file, "--n", "4,8", "--arms", "beam-search:n=4, majority:n=4", "--out", table, "--store", cli.Store, "--json");
        Assert.True(made.Code == 0, made.All);
        var run = await CommandLineRun.RunAsync("run", file, "--strategy", "batch", "--budget", "90000tok", "--table", table, "--store", cli.Store, "--json");
        Assert.True(run.Code is 0 or 4, run.All);
        Assert.Contains(cli.Written("report.html").Values, page => page.Contains("calibrated on 100 problems of problems.jsonl", StringComparison.Ordinal));
        var other = await CommandLineRun.RunAsync("run", file, "--table", table, "--verifier", "none", "--store", cli.Store);
        Assert.Equal(2, other.Code);
        Assert.Contains("not with these models: calibrate again", other.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => cli.Dispose();

    private static JsonElement Read(Written written) => JsonDocument.Parse(written.Output).RootElement;
}
