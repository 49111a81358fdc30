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
        Assert.Equal(0, written.Code);
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

    [Fact]
    public async Task Neither_file_nor_text_is_refused()
    {
        var written = await CommandLineRun.RunAsync("answers");
        Assert.Contains("--text", written.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();
}
