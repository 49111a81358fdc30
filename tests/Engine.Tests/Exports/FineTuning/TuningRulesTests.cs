using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Jobs;

namespace Ponder.Engine.Tests.Exports.FineTuning;

/// <summary>What breaks a rule is left out, and told of with its problem, its field and what was expected.</summary>
public sealed class TuningRulesTests
{
    private static readonly FineTuningOptions Strict = new() { System = "Think.", RowTokens = 100 };

    public static TheoryData<string, string?, string?, string> Faults => new()
    {
        { " \n", null, null, "problem bad, messages[1].content: it is empty, expected a text" },
        { "ask", "", null, "problem bad, messages[2].content: it is empty, expected a text" },
        { "ask", new string('x', 900), null, "problem bad, messages[2].content: with what is before it it has about 318 tokens, expected at most 100: the end would be cut off" },
        { "", null, "worse", "problem bad, input.messages[1].content: it is empty, expected a text" },
        { "ask", "\t", "worse", "problem bad, preferred_output[0].content: it is empty, expected a text" },
        { "ask", null, " ", "problem bad, non_preferred_output[0].content: it is empty, expected a text" },
        { "ask", null, "good", "problem bad, non_preferred_output[0].content: it is the preferred text, expected another" },
        { "ask", null, new string('é', 450), "problem bad, non_preferred_output[0].content: with what is before it it has about 318 tokens, expected at most 100: the end would be cut off" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_row_that_breaks_a_rule_is_named(string prompt, string? preferred, string? rejected, string words)
    {
        var bad = new TuningRow("bad", prompt, new(preferred ?? "good", 0), rejected is null ? null : new(rejected, 0));
        await using var file = await FileAsync(Strict, [.. Good(12, rejected is not null), bad]);
        Assert.Equal((12, 1, words), (file.Report.Rows, file.Report.LeftOut, $"{Assert.Single(file.Report.Notes)}"));
    }

    [Fact]
    public async Task Half_a_character_is_named_with_its_place()
    {
        await using var file = await FileAsync(new(), [.. Good(10, pairs: false), new("bad", "a😀\ude00sk", new("x", 1)), new("bad", "ask", new("x\ud83d", 1))]);
        Assert.Equal(
            ["messages[0].content: it has half a character (U+DE00) at 4, expected whole ones", "messages[1].content: it has half a character (U+D83D) at 2, expected whole ones"],
            file.Report.Notes.Select(n => $"{n.Field}: {n.Message}"));
        Assert.Contains("half a character", Assert.Throws<JobException>(new FineTuningOptions { System = "\ude00" }.Check).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_with_pictures_and_a_row_that_is_there_are_named()
    {
        var good = Good(12, pairs: false);
        await using var file = await FileAsync(new(), [.. good, good[3], good[4] with { Pictures = 2 }]);
        Assert.Equal(
            ["problem g3, messages: the same row is there already, expected another", "problem g4, messages[0].content: the problem has 2 pictures, expected text alone"],
            file.Report.Notes.Select(n => $"{n}"));
    }

    [Fact]
    public async Task Of_many_that_are_left_out_twenty_are_named_and_all_counted()
    {
        await using var file = await FileAsync(new(), [.. Good(10, pairs: false), .. Enumerable.Range(0, 50).Select(i => new TuningRow($"b{i}", "", new("x", 1)))]);
        Assert.Equal((50, 20, "b19"), (file.Report.LeftOut, file.Report.Notes.Count, file.Report.Notes[^1].Problem));
        Assert.EndsWith(", 50 left out", $"{file.Report}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counted_tokens_go_before_estimates_but_never_beyond_the_bytes()
    {
        await using var file = await FileAsync(new(), [.. Enumerable.Range(0, 10).Select(i => new TuningRow($"g{i}", $"ask{i}", new("four", i == 0 ? 1000 : 2)))]);
        Assert.Equal((10 * (2 + 11)) + 4 + (9 * 2), file.Report.Tokens);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(0)]
    public async Task Fewer_than_ten_rows_are_refused(int count)
    {
        var refused = await Assert.ThrowsAsync<JobException>(() => FileAsync(new(), Good(count, pairs: false)));
        Assert.Equal($"{count} rows to fine-tune with: expected 10 or more, as a service refuses fewer; take more of each problem, or more problems", refused.Message);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_with_the_problem_that_goes_beyond()
    {
        var rows = Good(40, pairs: false);
        await using var whole = await FileAsync(new() { For = FineTuningService.Azure }, rows);
        Assert.Equal(40, (await FileAsync(new() { For = FineTuningService.Azure }, rows, whole.Report.Bytes)).Report.Rows);
        var refused = await Assert.ThrowsAsync<JobException>(() => FileAsync(new() { For = FineTuningService.Azure }, rows, whole.Report.Bytes - 1));
        Assert.Contains("problem g39 would make the file larger than", refused.Message, StringComparison.Ordinal);
        Assert.Equal(511_999_999, TuningFileWriter.MostBytes);
    }

    private static TuningRow[] Good(int count, bool pairs) =>
        [.. Enumerable.Range(0, count).Select(i => new TuningRow($"g{i}", $"ask {i}", new("good", 0), pairs ? new($"worse {i}", 0) : null))];

    private static Task<FineTuningFile> FileAsync(FineTuningOptions options, IEnumerable<TuningRow> rows, long most = TuningFileWriter.MostBytes) =>
        new TuningFileWriter(options, most).WriteAsync(rows.ToAsyncEnumerable(), default);
}
