using System.Text.Json;

namespace Ponder.Cli.Tests.Answers;

/// <summary>What <c>ponder answers</c> prints.</summary>
public sealed class AnswersCommandTests : IDisposable
{
    private const string Pairs = """
        {"gold": "19", "pred": "So she spends $12 + $7 = $19.", "expected": true, "kind": "money"}
        {"gold": "1", "pred": "The answer is 2.", "expected": true}
        """;

    private readonly CommandLineRun run = new();

    [Fact]
    public async Task A_misjudged_pair_is_shown_with_what_was_read()
    {
        var written = await CommandLineRun.RunAsync("answers", run.File("pairs.jsonl", Pairs));
        Assert.Equal(3, written.Code);
        Assert.Equal(0, (await CommandLineRun.RunAsync("answers", run.File("right.jsonl", Pairs.Split('\n')[0]))).Code);
        Assert.Contains("equal pairs judged equal: 1 of 2", written.Output, StringComparison.Ordinal);
        Assert.Contains("line 2: labelled equal, judged different", written.Output, StringComparison.Ordinal);
        Assert.Contains("pred 2   (after \"answer is\") in: The answer is 2.", written.Output, StringComparison.Ordinal);
        Assert.Contains("money", written.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lists_every_pair()
    {
        var written = await CommandLineRun.RunAsync("answers", run.File("pairs.jsonl", Pairs), "--json");
        using var document = JsonDocument.Parse(written.Output);
        Assert.Equal(2, document.RootElement.GetProperty("pairs").GetArrayLength());
        Assert.Equal(2, document.RootElement.GetProperty("kinds").GetArrayLength());
    }

    [Theory]
    [InlineData("答案是：36", "36   (after")]
    [InlineData("Let $x$ be what is left.", "abstains: ")]
    public async Task One_text_is_read(string text, string expected)
    {
        var written = await CommandLineRun.RunAsync("answers", "--text", text);
        Assert.Contains(expected, written.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("choice", "I'd go with option B.", "B   (the option named last")]
    [InlineData("text", "Answer: the cat sat.", "the cat sat   (after")]
    [InlineData("json", "So {\"x\": 1}.", "{\"x\": 1}   (the last balanced")]
    [InlineData("code", "x = 1", "x = 1   (the whole text")]
    public async Task One_text_is_read_as_of_a_kind(string kind, string text, string expected)
    {
        var written = await CommandLineRun.RunAsync("answers", "--answers", kind, "--text", text);
        Assert.Contains(expected, written.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("answers", "--text", "1")]
    [InlineData("run", "x.jsonl", "--store")]
    public async Task A_wrong_kind_is_refused_and_the_kinds_are_listed(string verb, string first, string second)
    {
        var file = run.File("x.jsonl", """{"problem":"1+1?"}""");
        var written = await CommandLineRun.RunAsync(
            verb == "run" ? [verb, file, second, run.Store, "--answers", "essay"] : [verb, first, second, "--answers", "essay"]);
        Assert.Equal(2, written.Code);
        Assert.Contains("--answers: \"essay\" is no kind of answer: expected one of math, choice, text, json, code", written.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_of_other_kinds_are_judged_as_such()
    {
        var pairs = run.File("pairs.jsonl", """
            {"gold": "B", "pred": "It is Paris.\n\n**Paris**", "expected": true, "answerType": "choice", "problem": "(A) Lyon\n(B) Paris"}
            {"gold": "a cat", "pred": "Cat.", "expected": true, "answerType": "text"}
            """);
        var written = await CommandLineRun.RunAsync("answers", pairs);
        Assert.Contains("equal pairs judged equal: 2 of 2", written.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_file_nor_text_is_refused()
    {
        var written = await CommandLineRun.RunAsync("answers");
        Assert.Contains("--text", written.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();
}
