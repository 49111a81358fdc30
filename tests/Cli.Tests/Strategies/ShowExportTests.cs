using System.Text.Json.Nodes;

namespace Ponder.Cli.Tests.Strategies;

/// <summary>What the command line tells of a job that has run.</summary>
public sealed class ShowExportTests : IDisposable
{
    private readonly CommandLineRun run = new();

    [Fact]
    public async Task A_problem_is_shown_with_its_texts_and_exported()
    {
        var job = await JobAsync();
        var shown = await CommandLineRun.RunAsync("show", job, "a", "--store", run.Store);
        Assert.Equal(0, shown.Code);
        foreach (var words in new[] { "4 baskets", "why", "wave 0", "0.0.0.0 (chosen)", "Answer: " }) Assert.Contains(words, shown.Output, StringComparison.Ordinal);
        var document = JsonNode.Parse((await CommandLineRun.RunAsync("show", job, "#1", "--store", run.Store, "--json")).Output)!;
        Assert.Equal("a", (string)document["row"]!["id"]!);
        var lines = await CommandLineRun.RunAsync("export", job, "--store", run.Store, "--what", "solutions");
        Assert.Equal("a", (string)JsonNode.Parse(lines.Output.Trim())!["id"]!);
        var file = Path.Combine(run.Folder, "all.parquet");
        Assert.Contains("1 rows", (await CommandLineRun.RunAsync("export", job, "--store", run.Store, "--out", file)).Output, StringComparison.Ordinal);
        Assert.Equal("PAR1"u8.ToArray(), (await File.ReadAllBytesAsync(file))[..4]);
    }

    [Fact]
    public async Task Solutions_can_be_left_out_of_the_results()
    {
        await JobAsync("--no-solutions");
        Assert.DoesNotContain("\"solution\"", Assert.Single(run.Written("results.jsonl")).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--what candidate", "--what is candidate: expected candidates, solutions, preferences, steps, fine-tuning, fine-tuning-preferences")]
    [InlineData("--what 1", "--what is 1: expected candidates")]
    [InlineData("--format xml", "--format is xml: expected jsonl, csv, parquet")]
    [InlineData("--format parquet", "give a file with --out")]
    [InlineData("--confidence 2", "expected a number from 0 to 1")]
    [InlineData("--order long", "--order is long: expected best, short")]
    [InlineData("--per-problem 0", "expected 1 or more")]
    public async Task What_cannot_be_exported_is_named(string options, string words)
    {
        var written = await CommandLineRun.RunAsync(["export", await JobAsync(), "--store", run.Store, .. options.Split(' ')]);
        Assert.Equal(2, written.Code);
        Assert.Contains(words, written.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_that_is_not_there_is_named()
    {
        var written = await CommandLineRun.RunAsync("show", await JobAsync(), "z", "--store", run.Store);
        Assert.Equal(2, written.Code);
        Assert.Contains("has no problem z", written.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();

    private async Task<string> JobAsync(params string[] more)
    {
        const string Line = """{"id":"a","problem":"Julia carries 4 baskets from the farm with 3 melons in each. How many melons does Julia have now?","answer":"12"}""";
        var solved = await run.SolveAsync(run.File("p.jsonl", Line), [.. more]);
        Assert.True(solved.Code == 0, solved.All);
        return Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(run.Store, "jobs"))));
    }
}
