using System.Text.Json;

namespace Ponder.Cli.Tests.SelfTraining;

/// <summary><c>ponder selftrain</c> from end to end: a command that "tunes" puts the shipped models into the folder, so that they open there.</summary>
public sealed class SelfTrainCommandTests : IDisposable
{
    private readonly CommandLineRun run = new();

    [Fact]
    public async Task Rounds_draw_tune_and_are_measured_and_a_second_call_finds_all_of_it()
    {
        var (own, held) = (await ProblemsAsync("own.jsonl", 6), await ProblemsAsync("held.jsonl", 4));
        var shipped = Path.Combine(AppContext.BaseDirectory, "Shipped");
        var tune = run.File("tune.sh", $$"""echo tuning; cp '{{shipped}}/proposer.onnx' "$4"; echo '{"flops":12}' > "$4/tuned.json" """);
        string[] line = ["selftrain", own, "--held", held, "--rounds", "2", "--n", "4", "--verifier", "none", "--store", run.Store, "--out", Path.Combine(run.Folder, "out"), "--tune", $"sh \"{tune}\"", "--json"];
        var first = await CommandLineRun.RunAsync(line);
        Assert.True(first.Code == 0, first.All);
        var rounds = JsonDocument.Parse(first.Output).RootElement.GetProperty("rounds").EnumerateArray().ToList();
        Assert.Equal(3, rounds.Count);
        Assert.All(rounds, round => Assert.Equal(4, round.GetProperty("held").GetProperty("problems").GetInt32()));
        Assert.Equal(12, rounds[1].GetProperty("tuningFlops").GetDecimal());
        Assert.Contains("tuning", first.Errors, StringComparison.Ordinal);

        var second = await CommandLineRun.RunAsync(line);
        Assert.Equal(first.Output, second.Output);
        Assert.DoesNotContain("\ntuning\n", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tuning_begins_with_the_folder_that_is_set_and_another_start_is_another_tuning()
    {
        var (own, starts) = (await ProblemsAsync("own.jsonl", 6), Path.Combine(run.Folder, "starts"));
        var mine = Directory.CreateDirectory(Path.Combine(run.Folder, "mine")).FullName;
        var shipped = Path.Combine(AppContext.BaseDirectory, "Shipped");
        File.Copy(Path.Combine(shipped, "proposer.onnx"), Path.Combine(mine, "proposer.onnx"));
        var tune = run.File("tune.sh", $"""echo "$6" >> '{starts}'; cp '{shipped}/proposer.onnx' "$4" """);
        var output = Path.Combine(run.Folder, "out");
        string[] line =
        [
            "selftrain", own, "--rounds", "2", "--n", "4", "--proposer", "embedded", "--setting", $"Proposer:Folder={mine}", "--verifier", "none",
            "--store", run.Store, "--out", output, "--tune", $"sh \"{tune}\"",
        ];
        foreach (var more in (string[][])[[], ["--go-on"], ["--go-on"]])
        {
            var written = await CommandLineRun.RunAsync([.. line, .. more]);
            Assert.True(written.Code == 0, written.All);
        }

        Assert.Equal([mine, mine, Path.Combine(output, "round-1")], await File.ReadAllLinesAsync(starts));
    }

    [Fact]
    public async Task By_confidence_it_leaves_the_answers_of_all_samples()
    {
        var own = await ProblemsAsync("own.jsonl", 4);
        var shipped = Path.Combine(AppContext.BaseDirectory, "Shipped");
        var tune = run.File("tune.sh", $"""cp '{shipped}/proposer.onnx' "$4" """);
        var folder = Path.Combine(run.Folder, "out");
        var written = await CommandLineRun.RunAsync(
            "selftrain", own, "--rounds", "1", "--n", "4", "--confidence", "0", "--verifier", "none", "--store", run.Store, "--out", folder, "--tune", $"sh \"{tune}\"");
        Assert.True(written.Code == 0, written.All);
        Assert.Equal(4, File.ReadLines(Path.Combine(folder, "answers.jsonl")).Count());
        Assert.Contains("all samples of all rounds in one vote: 4 answers", written.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_that_fail_are_told_of_even_in_a_quiet_run()
    {
        var tune = run.File("tune.sh", $"""cp '{Path.Combine(AppContext.BaseDirectory, "Shipped")}/proposer.onnx' "$4" """);
        var written = await CommandLineRun.RunAsync(
            "selftrain", await ProblemsAsync("own.jsonl", 6), "--rounds", "1", "--n", "4", "--hint", "{problem} Hint: {answer}", "--verifier", "none", "--store", run.Store,
            "--out", Path.Combine(run.Folder, "out"), "--tune", $"sh \"{tune}\"", "--quiet");
        Assert.True(written.Code == 0, written.All);
        Assert.Matches("round 0, [1-9] problems with their answers given away: 0 answered, 0 cut short by the cap, [1-9] failed: the model does not know \"Hint\"", written.Errors);
    }

    [Theory]
    [InlineData("expected embedded or onnx", "--proposer", "openai", "--no-cap", "--setting", "Proposer:Endpoint=http://localhost:1/v1", "--setting", "Proposer:Model=m")]
    [InlineData("0 rounds: expected 1 to 100", "--rounds", "0")]
    [InlineData("--tune is empty", "--tune", "")]
    [InlineData("lacks {problem}", "--hint", "it is {answer}")]
    public async Task What_cannot_be_done_is_said_first(string words, params string[] more)
    {
        string[] tune = more.Contains("--tune") ? [] : ["--tune", "true"];
        var written = await CommandLineRun.RunAsync(["selftrain", await ProblemsAsync("own.jsonl", 2), "--store", run.Store, .. tune, .. more]);
        Assert.Equal(2, written.Code);
        Assert.Contains(words, written.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Store) && Directory.EnumerateFiles(run.Store, "spec.json", SearchOption.AllDirectories).Any());
    }

    [Theory]
    [InlineData(null, "expected a folder with proposer.onnx or reviser.onnx")]
    [InlineData("no model", "proposer.onnx: no decoder can be read from it")]
    public async Task A_folder_without_a_model_is_named(string? content, string words)
    {
        var folder = Directory.CreateDirectory(Path.Combine(run.Folder, "model")).FullName;
        if (content is not null) await File.WriteAllTextAsync(Path.Combine(folder, "proposer.onnx"), content);
        var written = await run.SolveAsync(await ProblemsAsync("own.jsonl", 2), "--proposer", "embedded", "--setting", $"Proposer:Folder={folder}");
        Assert.Equal(2, written.Code);
        Assert.Contains("Ponder:Proposer:Folder", written.Errors, StringComparison.Ordinal);
        Assert.Contains(words, written.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();

    private async Task<string> ProblemsAsync(string name, int count)
    {
        var path = Path.Combine(run.Folder, name);
        var written = await CommandLineRun.RunAsync("problems", "--split", "test", "--seed", name == "own.jsonl" ? "5" : "6", "--count", $"{count}", "--out", path);
        Assert.True(written.Code == 0, written.All);
        return path;
    }
}
