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
        var written = await CommandLineRun.RunAsync("simulate", file, "--strategies", "majority,batch", "--budgets", "2,4", "--shuffles", "3", "--json");
        Assert.True(written.Code == 0, written.All);
        var points = JsonDocument.Parse(written.Output).RootElement.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(["majority:n=2", "majority:n=4", "batch", "batch"], points.Select(p => p.GetProperty("strategy").GetString()));
        Assert.All(points, p => Assert.InRange(p.GetProperty("tokens").GetDouble(), 100, 4 * 120));
        Assert.Equal(2, (await CommandLineRun.RunAsync("simulate", file, "--budgets", "none")).Code);
        Assert.Equal(2, (await CommandLineRun.RunAsync("simulate", file, "--strategies", "beam-search")).Code);
    }

    public void Dispose() => cli.Dispose();
}
