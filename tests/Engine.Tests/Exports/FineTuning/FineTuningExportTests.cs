using System.Text;
using System.Text.Json.Nodes;
using Ponder.Engine.Exports;
using Ponder.Engine.Exports.FineTuning;
using Ponder.Engine.Jobs;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Exports.FineTuning;

/// <summary>Files for fine-tuning of a job that has run.</summary>
public sealed class FineTuningExportTests
{
    [Fact]
    public async Task Chats_are_the_solutions_of_the_other_export_and_nothing_else()
    {
        var (folder, filter) = (await JobAsync(), new ExportFilter { Right = true, PerProblem = 4, Order = ExportOrder.Shortest });
        var (rows, report) = await FileAsync(folder, FineTuningKind.Chats, filter);
        var solutions = await LinesAsync(folder, ExportKind.Solutions, filter);
        Assert.Equal(solutions.Select(r => ((string)r["messages"]![0]!["content"]!, (string)r["messages"]![1]!["content"]!)), rows.Select(r => (r.Prompt, r.Preferred)));
        Assert.All(rows, r => Assert.Null(r.System));
        Assert.Equal((rows.Count, solutions.DistinctBy(r => (string)r["id"]!).Count(), 0), (report.Rows, report.Problems, report.LeftOut));
        // Each row: what the proposer counted, a token for three bytes of the problem, four for each message and three for the reply.
        Assert.Equal(solutions.Sum(r => (long)r["tokens"]! + (((string)r["messages"]![0]!["content"]!).Length + 2) / 3 + 11), report.Tokens);
    }

    [Fact]
    public async Task Preferences_are_the_pairs_of_the_other_export()
    {
        var folder = await JobAsync();
        var (rows, report) = await FileAsync(folder, FineTuningKind.Preferences, new(), new() { System = "Think.", For = FineTuningService.Azure });
        var pairs = await LinesAsync(folder, ExportKind.Preferences);
        Assert.Equal(pairs.Select(r => new ReadRow("Think.", (string)r["prompt"]!, (string)r["chosen"]!, (string)r["rejected"]!)), rows);
        Assert.Equal(rows.Count, report.Rows);
    }

    [Fact]
    public async Task Without_options_there_is_a_chat_a_problem()
    {
        var folder = await JobAsync();
        await using var file = await new FineTuningExport(folder, FineTuningKind.Chats).WriteAsync();
        Assert.Equal((20, 20), (file.Report.Rows, file.Report.Problems));
        Assert.Equal($"20 rows of 20 problems, about {file.Report.Tokens:N0} tokens", $"{file.Report}");
    }

    [Fact]
    public async Task Too_few_rows_are_an_error_that_counts_them_and_names_what_was_left_out()
    {
        var export = new FineTuningExport(await JobAsync(), FineTuningKind.Chats, options: new() { RowTokens = 45 });
        var message = (await Assert.ThrowsAsync<JobException>(() => export.WriteAsync())).Message;
        Assert.Matches(@"^[0-9] rows to fine-tune with: expected 10 or more.*; 1[0-9] were left out: problem p\d+, messages\[1\]\.content: .*expected at most 45", message);
        Assert.EndsWith("; and so on", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ", FineTuningService.OpenAI, 10, 0.0, "the system message: it is empty, expected a text")]
    [InlineData(null, (FineTuningService)9, 10, 0.0, "expected one for openai or azure")]
    [InlineData(null, FineTuningService.Azure, 0, 0.0, "0 tokens of a row: expected 1 or more")]
    [InlineData(null, FineTuningService.Azure, 10, 2.0, "a confidence of 2: expected a number from 0 to 1")]
    public async Task What_is_out_of_range_is_named(string? system, FineTuningService reader, int tokens, double confidence, string words)
    {
        var folder = await new JobHarness().FolderAsync(JobHarness.Options());
        var options = new FineTuningOptions { System = system, For = reader, RowTokens = tokens };
        var export = new FineTuningExport(folder, FineTuningKind.Preferences, new() { Confidence = confidence }, options);
        Assert.Contains(words, (await Assert.ThrowsAsync<JobException>(() => export.WriteAsync())).Message, StringComparison.Ordinal);
    }

    private static async Task<JobFolder> JobAsync()
    {
        var (harness, options) = (new JobHarness { Proposer = new() { Detour = seed => (int)(seed % 4) } }, JobHarness.Options());
        await harness.RunAsync(options);
        return await harness.FolderAsync(options);
    }

    private static async Task<(IReadOnlyList<ReadRow> Rows, FineTuningReport Report)> FileAsync(
        JobFolder folder, FineTuningKind kind, ExportFilter filter, FineTuningOptions? options = null)
    {
        await using var file = await new FineTuningExport(folder, kind, filter, options).WriteAsync();
        var stream = new MemoryStream();
        await file.CopyToAsync(stream);
        return (StrictReader.Read(stream.ToArray(), options?.For == FineTuningService.Azure), file.Report);
    }

    private static async Task<IReadOnlyList<JsonObject>> LinesAsync(JobFolder folder, ExportKind kind, ExportFilter? filter = null)
    {
        var stream = new MemoryStream();
        await new JobExport(folder, kind, filter).WriteAsync(stream, ExportFormat.Jsonl);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonNode.Parse(line)!.AsObject())];
    }
}
