using System.Text.Json;

namespace Ponder.Cli.Tests.Input;

/// <summary><c>ponder simulate</c> on a small file.</summary>
public sealed class SimulateTests : IDisposable
{
    private readonly CommandLineRun cli = new();

    [Fact]
    public async Task It_prices_strategies_on_recorded_answers()
    {
        var file = cli.File("recorded.jsonl", string.Join('\n', Enumerable.Range(0, 20).Select(i =>
            $$"""{"id":"p{{i}}","answer":"7","samples":[{{string.Join(',', Enumerable.Range(0, 20).Select(s => $"[\"{(s < i ? 7 : 8 + (s % 3))}\",{100 + i}]"))}}]}""")));
        var page = Path.Combine(cli.Folder, "simulate.html");
        var written = await CommandLineRun.RunAsync("simulate", file, "--strategies", "majority,batch", "--budgets", "2,4", "--shuffles", "3", "--json", "--out", page);
        Assert.Contains("envelope of uniform rules", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.True(written.Code == 0, written.All);
        var points = JsonDocument.Parse(written.Output).RootElement.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(["majority:n=2", "majority:n=4", "batch", "batch"], points.Select(p => p.GetProperty("strategy").GetString()));
        Assert.All(points, p => Assert.InRange(p.GetProperty("tokens").GetDouble(), 100, 4 * 120));
        Assert.Equal(2, (await CommandLineRun.RunAsync("simulate", file, "--budgets", "none")).Code);
        Assert.Equal(2, (await CommandLineRun.RunAsync("simulate", file, "--strategies", "beam-search")).Code);
    }

    [Fact]
    public async Task It_prices_strategies_on_the_samples_of_a_job()
    {
        var file = cli.File("p.jsonl", FamilyProblems.Lines(WordProblems.Split.Test, seed: 5, count: 6));
        var run = await CommandLineRun.RunAsync("run", file, "--strategy", "weighted-best-of-n", "--n", "4", "--store", cli.Store, "--json");
        var job = JsonDocument.Parse(run.Output).RootElement.GetProperty("job").GetString()!;
        var written = await CommandLineRun.RunAsync("simulate", job, "--store", cli.Store, "--strategies", "weighted-best-of-n", "--budgets", "1,4", "--shuffles", "2", "--json", "--out", Path.Combine(cli.Folder, "s.html"));
        Assert.True(written.Code == 0, written.All);
        var document = JsonDocument.Parse(written.Output).RootElement;
        Assert.Equal((6, 24, true), (document.GetProperty("problems").GetInt32(), document.GetProperty("samples").GetInt32(), document.GetProperty("scored").GetBoolean()));
        var unknown = await CommandLineRun.RunAsync("simulate", "0123456789abcdef", "--store", cli.Store);
        Assert.True(unknown.Code == 2 && unknown.All.Contains("0123456789abcdef", StringComparison.Ordinal), unknown.All);
    }

    public void Dispose() => cli.Dispose();
}
