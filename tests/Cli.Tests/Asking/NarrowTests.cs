namespace Ponder.Cli.Tests.Asking;

/// <summary>A calibration says beforehand what it cannot tell, and its tables fit 80 columns.</summary>
public sealed class NarrowTests : IDisposable
{
    private readonly CommandLineRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Too_few_problems_are_told_before_the_first_is_solved()
    {
        var written = await CommandLineRun.RunAsync(
            "calibrate", "--problems", "10", "--n", "4", "--verifier", "none", "--store", run.Store, "--out", Path.Combine(run.Folder, "c.json"));
        Assert.Equal(0, written.Code);
        var lines = written.Output.Split('\n');
        Assert.StartsWith("10 problems are too few to choose by", lines[0], StringComparison.Ordinal);
        Assert.Contains("give at least 100", lines[0], StringComparison.Ordinal);
        var table = lines.SkipWhile(line => !line.Contains("right is cross-validated", StringComparison.Ordinal)).TakeWhile(line => !line.StartsWith("table:", StringComparison.Ordinal));
        Assert.All(table.Skip(1).Where(line => !line.StartsWith("confidence:", StringComparison.Ordinal)), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task Nothing_at_an_address_is_said_plainly()
    {
        var written = await CommandLineRun.RunAsync("submit", run.File("p.jsonl", """{"problem":"1 + 1?"}"""), "--url", "http://localhost:9", "--budget", "5ktok");
        Assert.Equal(1, written.Code);
        Assert.StartsWith("ponder: nothing answers at http://localhost:9/", written.Errors, StringComparison.Ordinal);
    }
}
