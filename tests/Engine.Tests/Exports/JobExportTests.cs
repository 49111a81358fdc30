using System.Text.Json.Nodes;
using nietras.SeparatedValues;
using Parquet;
using Parquet.Serialization;
using Ponder.Engine.Exports;
using Ponder.Engine.Jobs;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Exports;

public sealed class JobExportTests
{
    public static TheoryData<ExportKind> Kinds => [.. Enum.GetValues<ExportKind>()];

    [Fact]
    public async Task Candidates_are_all_there_with_their_texts()
    {
        var (harness, folder) = await JobAsync();
        var rows = await LinesAsync(folder, ExportKind.Candidates);
        Assert.Equal(20 * 8, rows.Count);
        Assert.Equal(20, rows.Count(r => (bool)r["chosen"]!));
        Assert.All(rows, r => Assert.Contains((string)r["answer"]!, (string)r["text"]!, StringComparison.Ordinal));
        Assert.All(rows, r => Assert.Equal((string)r["answer"]! == (string)r["reference"]!, (bool)r["correct"]!));
        Assert.All(rows, r => Assert.Equal((int)r["steps"]!, r["scores"]!.AsArray().Count));
        Assert.All(rows, r => Assert.Equal("weighted-best-of-n:n=8", (string)r["strategy"]!));
        Assert.Equal(harness.Proposer.Identity, folder.Spec.Proposer);
    }

    [Fact]
    public async Task Solutions_are_chats_of_the_problem_and_what_was_chosen()
    {
        var (_, folder) = await JobAsync();
        var rows = await LinesAsync(folder, ExportKind.Solutions);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"p{i}"), rows.Select(r => (string)r["id"]!));
        Assert.All(rows, r => Assert.Equal(["user", "assistant"], r["messages"]!.AsArray().Select(m => (string)m!["role"]!)));
        var right = await LinesAsync(folder, ExportKind.Solutions, new() { Right = true, PerProblem = 2 });
        Assert.All(right, r => Assert.True((bool)r["correct"]!));
        Assert.All(right.GroupBy(r => (string)r["id"]!), g => Assert.Equal(g.Count(), g.Select(r => r["messages"]!.ToJsonString()).Distinct().Count()));
        var sure = await LinesAsync(folder, ExportKind.Solutions, new() { Confidence = 0.9 });
        Assert.InRange(sure.Count, 1, 19);
        Assert.All(sure, r => Assert.InRange((double)r["confidence"]!, 0.9, 1));
    }

    [Fact]
    public async Task Preferences_put_right_over_wrong()
    {
        var (_, folder) = await JobAsync();
        var rows = await LinesAsync(folder, ExportKind.Preferences);
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.NotEqual((string)r["chosenAnswer"]!, (string)r["rejectedAnswer"]!));
        Assert.All(rows, r => Assert.Equal(("reference", $"{100 + int.Parse(((string)r["id"]!)[1..], null)}"), ((string)r["by"]!, (string)r["chosenAnswer"]!)));
        Assert.All(rows.GroupBy(r => (string)r["id"]!), g => Assert.InRange(g.Count(), 1, 4));
    }

    [Fact]
    public async Task Without_a_known_answer_the_vote_decides()
    {
        var file = string.Concat(Enumerable.Range(0, 6).Select(i => $$"""{"id":"p{{i}}","problem":"{{ScriptedProposer.Problem(2, 60, 100 + i)}}"}""" + "\n"));
        var (_, folder) = await JobAsync(file);
        var rows = await LinesAsync(folder, ExportKind.Preferences);
        Assert.All(rows, r => Assert.Equal("vote", (string)r["by"]!));
        Assert.NotEmpty(rows);
        Assert.Empty(await LinesAsync(folder, ExportKind.Preferences, new() { Right = true }));
    }

    [Fact]
    public async Task Steps_have_a_score_each()
    {
        var (_, folder) = await JobAsync();
        var rows = await LinesAsync(folder, ExportKind.Steps);
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal(r["completions"]!.AsArray().Count, r["scores"]!.AsArray().Count));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_format_says_the_same(ExportKind kind)
    {
        var (_, folder) = await JobAsync();
        var lines = await LinesAsync(folder, kind);
        using var csv = await WrittenAsync(folder, kind, ExportFormat.Csv);
        using var table = await Sep.New(',').Reader(o => o with { Unescape = true }).FromAsync(csv);
        var place = 0;
        await foreach (var row in table)
        {
            foreach (var name in table.Header.ColNames) Assert.Equal(Cell(lines[place][name]), row[name].ToString());
            place++;
        }

        Assert.Equal(lines.Count, place);
        using var parquet = await WrittenAsync(folder, kind, ExportFormat.Parquet);
        var read = (await ParquetSerializer.DeserializeUntypedAsync(parquet)).Data;
        Assert.Equal(lines.Count, read.Count);
        // The reader leaves out what is null.
        foreach (var (line, group) in lines.Zip(read))
            Assert.Equal(new JsonObject(line.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).ToJsonString(), Json(group)!.ToJsonString());
    }

    [Fact]
    public async Task A_job_without_rows_has_columns_all_the_same()
    {
        var folder = await new JobHarness().FolderAsync(JobHarness.Options());
        foreach (var kind in Enum.GetValues<ExportKind>())
        {
            using var parquet = await WrittenAsync(folder, kind, ExportFormat.Parquet);
            await using var reader = await ParquetReader.CreateAsync(parquet);
            Assert.Equal(new JobExport(folder, kind).Columns.Select(c => c.Name), reader.Schema.Fields.Select(f => f.Name));
            using var csv = await WrittenAsync(folder, kind, ExportFormat.Csv);
            Assert.Equal(string.Join(',', new JobExport(folder, kind).Columns.Select(c => c.Name)), new StreamReader(csv).ReadToEnd().Trim());
        }
    }

    [Theory]
    [InlineData(-0.1, null)]
    [InlineData(1.1, null)]
    [InlineData(double.NaN, null)]
    [InlineData(0.0, 0)]
    public async Task A_filter_out_of_range_is_named(double confidence, int? most)
    {
        var folder = await new JobHarness().FolderAsync(JobHarness.Options());
        var filter = new ExportFilter { Confidence = confidence, PerProblem = most };
        await Assert.ThrowsAsync<JobException>(() => new JobExport(folder, ExportKind.Steps, filter).WriteAsync(Stream.Null, ExportFormat.Jsonl));
    }

    private static async Task<(JobHarness Harness, JobFolder Folder)> JobAsync(string? file = null)
    {
        var harness = file is null ? new JobHarness() : new JobHarness { File = file };
        var folder = await harness.FolderAsync(JobHarness.Options());
        await harness.RunAsync(JobHarness.Options());
        return (harness, folder);
    }

    private static async Task<IReadOnlyList<JsonObject>> LinesAsync(JobFolder folder, ExportKind kind, ExportFilter? filter = null)
    {
        using var stream = await WrittenAsync(folder, kind, ExportFormat.Jsonl, filter);
        var lines = new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    private static async Task<MemoryStream> WrittenAsync(JobFolder folder, ExportKind kind, ExportFormat format, ExportFilter? filter = null)
    {
        var stream = new MemoryStream();
        await new JobExport(folder, kind, filter).WriteAsync(stream, format);
        stream.Position = 0;
        return stream;
    }

    private static string Cell(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
    };

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        ReadOnlyMemory<char> text => JsonValue.Create($"{text}"),
        IEnumerable<char> text => JsonValue.Create(string.Concat(text)),
        IReadOnlyDictionary<string, object?> map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Json(p.Value)))),
        IDictionary<string, object?> map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Json(p.Value)))),
        System.Collections.IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Json)]),
        _ => System.Text.Json.JsonSerializer.SerializeToNode(value),
    };
}
