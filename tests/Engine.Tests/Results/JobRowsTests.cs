using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using nietras.SeparatedValues;
using Parquet;
using Ponder.Engine.Exports;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Results;

/// <summary>The rows of a job as other programs read them.</summary>
public sealed class JobRowsTests
{
    /// <summary>What is nested in a row, and the columns that hold it.</summary>
    private static readonly Dictionary<string, string[]> Nested = new()
    {
        ["votes"] = ["answers", "votes", "weights"],
        ["history"] = ["strategies"],
        ["spend"] =
        [
            "samples", "steps", "promptTokens", "cachedTokens", "completionTokens", "verifierTokens", "verifierCalls", "flops", "money", "tokens",
        ],
    };

    [Fact]
    public void Every_field_of_a_row_has_its_column()
    {
        var fields = typeof(ResultRow).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        var columns = fields.SelectMany(field => Nested.GetValueOrDefault(field, [field]));
        Assert.Equal(columns.Order(StringComparer.Ordinal), ResultTable.Columns.Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_says_what_the_rows_say()
    {
        var (harness, options) = (new JobHarness(), JobHarness.Options());
        var (_, results, _) = await harness.RunAsync(options);
        var rows = new JobRows(await harness.FolderAsync(options), ended: true);
        Assert.Equal(results, Encoding.UTF8.GetString((await WrittenAsync(rows, ExportFormat.Jsonl)).ToArray()));
        var lines = results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        using var table = await Sep.New(',').Reader(o => o with { Unescape = true }).FromAsync(await WrittenAsync(rows, ExportFormat.Csv));
        var place = 0;
        await foreach (var row in table)
        {
            var line = lines[place++];
            foreach (var name in new[] { "id", "answer", "solution", "why", "status", "reference", "rule", "confidence", "share", "correct" })
                Assert.Equal($"{line[name]}", row[name].ToString());
            Assert.Equal($"{line["spend"]!["tokens"]}", row["tokens"].ToString());
            var answers = line["votes"]!.AsArray().Select(vote => (string)vote!["answer"]!);
            Assert.Equal(answers, JsonSerializer.Deserialize<string[]>(row["answers"].ToString()));
        }

        Assert.Equal(20, place);
        await using var reader = await ParquetReader.CreateAsync(await WrittenAsync(rows, ExportFormat.Parquet));
        Assert.Equal(ResultTable.Columns.Select(c => c.Name), reader.Schema.Fields.Select(f => f.Name));
    }

    [Fact]
    public async Task Rows_that_are_not_written_yet_are_those_that_are_settled()
    {
        var (harness, options) = (new JobHarness(), JobHarness.Options());
        var folder = await harness.FolderAsync(options);
        Assert.Empty((await WrittenAsync(new(folder, ended: false), ExportFormat.Jsonl)).ToArray());
        Assert.StartsWith("id,answer,", Encoding.UTF8.GetString((await WrittenAsync(new(folder, ended: false), ExportFormat.Csv)).ToArray()), StringComparison.Ordinal);
        await harness.RunAsync(options);
        folder = await harness.FolderAsync(options);
        Assert.Equal((await WrittenAsync(new(folder, ended: true), ExportFormat.Csv)).ToArray(), (await WrittenAsync(new(folder, ended: false), ExportFormat.Csv)).ToArray());
    }

    [Fact]
    public async Task A_damaged_line_is_named()
    {
        var (harness, options) = (new JobHarness(), JobHarness.Options());
        await harness.RunAsync(options);
        var folder = await harness.FolderAsync(options);
        await harness.PutAsync(folder.Names.Results, "{\"id\":"u8.ToArray());
        var e = await Assert.ThrowsAsync<JournalException>(() => WrittenAsync(new(folder, ended: true), ExportFormat.Csv));
        Assert.Contains("results.jsonl is damaged", e.Message, StringComparison.Ordinal);
    }

    private static async Task<MemoryStream> WrittenAsync(JobRows rows, ExportFormat format)
    {
        var stream = new MemoryStream();
        await rows.WriteAsync(stream, format);
        stream.Position = 0;
        return stream;
    }
}
