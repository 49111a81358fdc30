using System.Text;
using Ponder.Engine.Jobs;

namespace Ponder.Engine.Tests.Jobs;

/// <summary>A part of a problem file.</summary>
public class ProblemPickTests
{
    private const string Lines = """
        {"problem":"one?","answer":"1"}
        {"id":"b","problem":"two?","answer":"2"}
        no problem
        {"problem":"three?","answer":"3"}
        """;

    [Fact]
    public async Task The_first_ones_keep_the_ids_of_the_whole_file()
    {
        var text = await TextAsync(await ProblemPick.OfAsync(Source(Lines), 3, []));
        Assert.Equal(["line-1", "b", "line-4"], Ids(text));
    }

    [Fact]
    public async Task Those_of_some_ids_come_in_the_files_order()
    {
        Assert.Equal(["b", "line-4"], Ids(await TextAsync(await ProblemPick.OfAsync(Source(Lines), null, ["line-4", "b"]))));
        Assert.Equal(["b"], Ids(await TextAsync(await ProblemPick.OfAsync(Source(Lines), 1, ["line-4", "b"]))));
    }

    [Fact]
    public async Task A_table_and_an_array_are_read_too()
    {
        Assert.Equal(["item-1"], Ids(await TextAsync(await ProblemPick.OfAsync(Source("""[{"problem":"one?"},{"problem":"two?"}]"""), 1, []))));
        Assert.Equal(["y"], Ids(await TextAsync(await ProblemPick.OfAsync(Source("id,problem,answer\nx,one?,1\ny,two?,2\n"), null, ["y"]))));
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        var e = await Assert.ThrowsAsync<JobException>(() => ProblemPick.OfAsync(Source(Lines), null, ["b", "c"]));
        Assert.Equal("problems.jsonl has no problem with the id \"c\"", e.Message);
        await Assert.ThrowsAsync<JobException>(() => ProblemPick.OfAsync(Source(Lines), 0, []));
    }

    private static ProblemSource Source(string text) => ProblemSource.Lines(Encoding.UTF8.GetBytes(text), "problems.jsonl");

    private static async Task<string> TextAsync(ProblemSource source)
    {
        await using var stream = await source.OpenAsync(default);
        return await new StreamReader(stream).ReadToEndAsync();
    }

    private static IEnumerable<string> Ids(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => (string)System.Text.Json.Nodes.JsonNode.Parse(line)!["id"]!);
}
