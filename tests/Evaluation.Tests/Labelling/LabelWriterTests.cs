using System.Text;
using System.Text.Json;
using Ponder.Engine.Jobs;
using Ponder.Engine.Running;
using Ponder.Evaluation.Labelling;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Evaluation.Tests.Labelling;

public class LabelWriterTests
{
    [Fact]
    public async Task Labels_are_the_shares_of_continuations_that_end_right()
    {
        var rows = await LabelAsync(right: 60);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(row.Steps.Count, row.Labels.Count));
        Assert.All(rows, row => Assert.Equal(row.Right ? 1.0 : 0.0, row.Labels[^1]));
        Assert.All(rows, row => Assert.StartsWith("Answer: ", row.Steps[^1], StringComparison.Ordinal));
        Assert.InRange(rows.Average(row => row.Labels[0]), 0.4, 0.8);
        Assert.Equal(20 * 4, rows.Sum(row => row.Samples));
    }

    [Theory]
    [InlineData(100, 1.0)]
    [InlineData(0, 0.0)]
    public async Task A_proposer_that_is_always_the_same_has_hard_labels(int right, double label)
    {
        var rows = await LabelAsync(right);
        Assert.All(rows.SelectMany(row => row.Labels), value => Assert.Equal(label, value));
    }

    private static async Task<List<LabelRow>> LabelAsync(int right)
    {
        var file = string.Concat(Enumerable.Range(0, 20).Select(i =>
            $$"""{"id":"p{{i}}","problem":"{{ScriptedProposer.Problem(3, right, 100 + i)}}","answer":"{{100 + i}}"}""" + "\n"));
        var harness = new JobHarness { File = file };
        var options = JobHarness.Options() with { Strategy = new("rollouts", new Dictionary<string, string> { ["n"] = "4", ["rollouts"] = "8" }) };
        var run = await new JobRunner(await harness.FolderAsync(options), harness.Models).RunAsync();
        using var stream = new MemoryStream();
        await new LabelWriter(run).WriteAsync(stream);
        return [.. Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<LabelRow>(line, Engine.Journals.JournalFormat.Json)!)];
    }
}
