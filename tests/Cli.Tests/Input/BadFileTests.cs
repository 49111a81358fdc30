using System.Text;

namespace Ponder.Cli.Tests.Input;

public class BadFileTests
{
    public static IEnumerable<object[]> Cases => BadFiles.All.Select(file => new object[] { file });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_told_what_is_wrong_where(BadFile file)
    {
        using var run = new CommandLineRun();
        var written = await run.SolveAsync(run.File("problems.jsonl", file.Content));
        var said = written.All + string.Concat(run.Written("results.jsonl").Values);
        Assert.True(said.Contains(file.Says, StringComparison.Ordinal), $"expected {file.Says} in {written.All}");
        Assert.Equal(file.Code, written.Code);
        Assert.DoesNotContain("   at Ponder.", written.All, StringComparison.Ordinal);
        if (file.Code == 3) Assert.Contains("\"id\":\"good\"", Assert.Single(run.Written("results.jsonl")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_corpus_is_large() => Assert.True(BadFiles.All.Count() >= 60);

    [Theory]
    [InlineData("a byte order mark and CRLF", "\uFEFF{0}\r\n\r\n{1}\r\n")]
    [InlineData("no last new line", "{0}\n{1}")]
    [InlineData("MATH", """{{"problem":"Emma has 3 dollars.","solution":"so \\boxed{{3}}","unique_id":"test/algebra/1.json","level":5}}""")]
    [InlineData("GSM8K", """{{"question":"Emma has 3 dollars.","answer":"it is so\n#### 1,003"}}""")]
    [InlineData("more fields than needed", """{{"problem":"Emma has 3 dollars.","answer":3,"tags":["a",{{"b":null}}]}}""")]
    [InlineData("ids like paths", """{{"id":"../../../tmp/x","problem":"Emma has 3 dollars."}}""" + "\n" + """{{"id":"C:\\a|b*?","problem":"Ben has 3 dollars."}}""")]
    public async Task Odd_but_right_is_read(string name, string format)
    {
        using var run = new CommandLineRun();
        var other = BadFile.Good.Replace("good", "other", StringComparison.Ordinal);
        var content = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, BadFile.Good, other);
        var written = await run.SolveAsync(run.File("problems.jsonl", Encoding.UTF8.GetBytes(content)), "--json");
        using var json = System.Text.Json.JsonDocument.Parse(written.Output);
        Assert.True(json.RootElement.GetProperty("errors").GetInt32() == 0, $"{name}: {written.All}");
        Assert.Equal(content.Split('\n').Count(line =>
            line.Contains('{', StringComparison.Ordinal)), json.RootElement.GetProperty("problems").GetInt32());
        Assert.All(run.Written("*").Keys, path => Assert.Matches("^(jobs/[0-9a-f]{16}/|\\.)[a-z0-9./~-]+$", path.Replace('\\', '/')));
    }
}
