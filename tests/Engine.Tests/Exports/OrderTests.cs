using System.Text;
using System.Text.Json.Nodes;
using Ponder.Engine.Exports;
using Ponder.Engine.Jobs;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Exports;

/// <summary>Which solutions of a problem are taken first.</summary>
public sealed class OrderTests
{
    [Fact]
    public async Task The_shorter_right_solutions_come_first_each_text_once()
    {
        var folder = await JobAsync();
        var all = (await RowsAsync(folder, ExportKind.Candidates)).Where(r => (bool?)r["correct"] == true)
            .GroupBy(r => (string)r["id"]!).ToDictionary(g => g.Key, g => g.DistinctBy(r => (string)r["text"]!).Select(r => (long)r["tokens"]!).Order().ToList());
        var taken = await RowsAsync(folder, ExportKind.Solutions, new() { Right = true, PerProblem = 3, Order = ExportOrder.Shortest });
        Assert.Equal(all.Keys, taken.Select(r => (string)r["id"]!).Distinct());
        foreach (var rows in taken.GroupBy(r => (string)r["id"]!))
        {
            Assert.Equal(all[rows.Key].Take(3), rows.Select(r => (long)r["tokens"]!));
            Assert.Equal(rows.Count(), rows.Select(r => r["messages"]!.ToJsonString()).Distinct().Count());
            Assert.All(rows, r => Assert.True((bool)r["correct"]!));
        }

        Assert.NotEqual(Texts(taken), Texts(await RowsAsync(folder, ExportKind.Solutions, new() { Right = true, PerProblem = 3 })));
    }

    [Fact]
    public async Task Without_right_answers_the_chosen_answer_goes_before_what_is_shorter()
    {
        var folder = await JobAsync();
        var best = (await RowsAsync(folder, ExportKind.Solutions)).ToDictionary(r => (string)r["id"]!, r => (string)r["answer"]!);
        var rows = await RowsAsync(folder, ExportKind.Solutions, new() { PerProblem = 8, Order = ExportOrder.Shortest });
        foreach (var group in rows.GroupBy(r => (string)r["id"]!))
        {
            var keys = group.Select(r => ((string)r["answer"]! != best[group.Key], (long)r["tokens"]!)).ToList();
            Assert.Equal(keys.Order(), keys);
        }

        Assert.Contains(rows, r => (string)r["answer"]! != best[(string)r["id"]!]);
    }

    [Fact]
    public async Task Preferences_put_the_shorter_better_side_first_and_keep_the_worse()
    {
        var folder = await JobAsync();
        var best = await RowsAsync(folder, ExportKind.Preferences);
        var rows = await RowsAsync(folder, ExportKind.Preferences, new() { Order = ExportOrder.Shortest });
        Assert.Equal(best.Select(r => (string)r["rejected"]!), rows.Select(r => (string)r["rejected"]!));
        Assert.Equal(best.Select(r => (string)r["chosenAnswer"]!), rows.Select(r => (string)r["chosenAnswer"]!));
        Assert.NotEqual(best.Select(r => (string)r["chosen"]!), rows.Select(r => (string)r["chosen"]!));
    }

    [Fact]
    public void An_order_that_is_none_is_named() =>
        Assert.Contains("expected best or short", Assert.Throws<JobException>(new ExportFilter { Order = (ExportOrder)7 }.Check).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Texts(IEnumerable<JsonObject> rows) => rows.Select(r => r["messages"]!.ToJsonString());

    private static async Task<JobFolder> JobAsync()
    {
        var (harness, options) = (new JobHarness { Proposer = new() { Detour = seed => (int)(seed % 4) } }, JobHarness.Options());
        await harness.RunAsync(options);
        return await harness.FolderAsync(options);
    }

    private static async Task<IReadOnlyList<JsonObject>> RowsAsync(JobFolder folder, ExportKind kind, ExportFilter? filter = null)
    {
        var stream = new MemoryStream();
        await new JobExport(folder, kind, filter).WriteAsync(stream, ExportFormat.Jsonl);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonNode.Parse(line)!.AsObject())];
    }
}
