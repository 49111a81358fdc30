using System.Text;
using System.Text.Json;

namespace Ponder.Cli.Tests.Input;

public sealed class FieldTests
{
    private const string Odd = """{"text":"Emma has 3 apples and buys 4 more. How many apples does she have?","sum":"7"}""";

    [Fact]
    public async Task A_file_without_answers_is_told_which_fields_it_has()
    {
        using var run = new CommandLineRun();
        var file = run.File("problems.jsonl", Encoding.UTF8.GetBytes(Odd));
        var written = await run.SolveAsync(file, "--field", "problem=text");
        Assert.Contains("no right answers", written.All, StringComparison.Ordinal);
        Assert.Contains("text, sum", written.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Named_fields_give_problems_and_answers_and_make_another_job()
    {
        using var run = new CommandLineRun();
        var file = run.File("problems.jsonl", Encoding.UTF8.GetBytes(Odd));
        var plain = await JobAsync(run, file, "--field", "problem=text");
        var named = await JobAsync(run, file, "--field", "problem=text", "--field", "answer=sum");
        Assert.Equal(JsonValueKind.Null, plain.Accuracy);
        Assert.Equal(JsonValueKind.Number, named.Accuracy);
        Assert.NotEqual(plain.Job, named.Job);
    }

    [Fact]
    public async Task An_empty_answer_is_not_wrong()
    {
        using var run = new CommandLineRun();
        var file = run.File("problems.csv", "problem,answer\nEmma has 3 apples. How many?,\n"u8.ToArray());
        Assert.Equal(JsonValueKind.Null, (await JobAsync(run, file)).Accuracy);
    }

    private static async Task<(string? Job, JsonValueKind Accuracy)> JobAsync(CommandLineRun run, string file, params string[] more)
    {
        var written = await run.SolveAsync(file, ["--json", .. more]);
        using var json = JsonDocument.Parse(written.Output);
        var accuracy = json.RootElement.TryGetProperty("accuracy", out var value) ? value.ValueKind : JsonValueKind.Null;
        return (json.RootElement.GetProperty("job").GetString(), accuracy);
    }
}
