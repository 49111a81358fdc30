using System.Text.Json.Nodes;

namespace Ponder.Cli.Tests.Verbs;

/// <summary>Parts of files, rows to a file, what is said on the way, and two jobs side by side.</summary>
public sealed class RunVerbTests : IDisposable
{
    private readonly CommandLineRun run = new();

    [Fact]
    public async Task What_is_said_on_the_way_is_on_standard_error_and_names_the_job_first()
    {
        var written = await run.SolveAsync(Problems());
        Assert.StartsWith($"job {Jobs()[0]}: greedy, 6 problems, no cap", written.Errors, StringComparison.Ordinal);
        Assert.Contains("wave 0: one answer each for all 6 problems: ", written.Errors, StringComparison.Ordinal);
        Assert.StartsWith("job ", written.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wave", written.Output, StringComparison.Ordinal);
        Assert.Contains("6: ", written.Output, StringComparison.Ordinal);
        Assert.Contains(" answered, ", written.Output, StringComparison.Ordinal);
        var quiet = await run.SolveAsync(Problems(), "--quiet");
        Assert.Empty(quiet.Errors);
        Assert.NotEmpty(quiet.Output);
    }

    [Fact]
    public async Task A_part_of_the_file_is_run_and_its_rows_are_written()
    {
        var rows = Path.Combine(run.Folder, "rows.csv");
        var written = await run.SolveAsync(Problems(), "--limit", "2", "--out", rows);
        Assert.Contains($"rows: {rows}", written.Output, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(rows);
        Assert.StartsWith("id,", lines[0], StringComparison.Ordinal);
        // A solution has line breaks of its own.
        Assert.Equal(["p1", "p2"], lines.Select(l => l.Split(',')[0]).Where(id => id is ['p', _]));
        var jsonl = Path.Combine(run.Folder, "rows.txt");
        await run.SolveAsync(Problems(), "--ids", "p2,p4", "--out", jsonl, "--format", "jsonl");
        Assert.Equal(["p2", "p4"], (await File.ReadAllLinesAsync(jsonl)).Select(l => (string)JsonNode.Parse(l)!["id"]!));
        Assert.Equal(2, Jobs().Count);
    }

    [Fact]
    public async Task Two_jobs_are_compared_in_the_terminal_and_on_a_page()
    {
        var file = Problems();
        await run.SolveAsync(file);
        var greedy = Jobs()[0];
        await CommandLineRun.RunAsync("run", file, "--store", run.Store, "--verifier", "none", "--strategy", "majority", "--n", "4");
        var majority = Jobs().Single(j => j != greedy);
        var page = Path.Combine(run.Folder, "c.html");
        var written = await CommandLineRun.RunAsync("compare", greedy, majority, "--store", run.Store, "--out", page);
        Assert.True(written.Code == 0, written.All);
        foreach (var words in new[] { "majority:n=4", "tokens a problem", "6 problems in both", " got another answer: ", "became right", $"page: {page}" })
            Assert.Contains(words, written.Output, StringComparison.Ordinal);
        Assert.All(written.Output.Split('\n').Where(l => !l.StartsWith("page:", StringComparison.Ordinal)), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("Ponder comparison", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        var json = JsonNode.Parse((await CommandLineRun.RunAsync("compare", greedy, majority, "--store", run.Store, "--json")).Output)!;
        Assert.Equal((6, majority), ((int)json["both"]!, (string)json["b"]!["job"]!));
    }

    [Fact]
    public async Task The_most_frequent_reason_of_failures_is_told()
    {
        var file = run.File("f.jsonl", """
            {"id":"a","problem":"Zyx carries 4 baskets from the farm with 3 melons in each. How many melons does Zyx have now?"}
            {"id":"b","problem":"Wvu carries 4 baskets from the farm with 3 melons in each. How many melons does Wvu have now?"}
            """);
        var written = await run.SolveAsync(file);
        Assert.Equal(3, written.Code);
        Assert.Contains("2 failed: the model does not know \"zyx\"", written.Output, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => run.Dispose();

    private string Problems() => run.File("problems.jsonl", string.Concat(Enumerable.Range(1, 6).Select(i =>
        $$"""{"id":"p{{i}}","problem":"Julia carries {{i + 2}} baskets from the farm with 3 melons in each. How many melons does Julia have now?","answer":"{{3 * (i + 2)}}"}""" + "\n")));

    private IReadOnlyList<string> Jobs() => [.. Directory.GetDirectories(Path.Combine(run.Store, "jobs")).Select(d => Path.GetFileName(d)!)];
}
