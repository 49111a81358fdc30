using System.Text;
using System.Text.Json.Nodes;

namespace Ponder.Cli.Tests.Strategies;

/// <summary>Files for fine-tuning, from the command line.</summary>
public sealed class FineTuningTests : IDisposable
{
    private readonly CommandLineRun run = new();

    [Fact]
    public async Task A_file_is_written_and_told_of()
    {
        var (job, file) = (await JobAsync(14), Path.Combine(run.Folder, "train.jsonl"));
        var written = await ExportAsync(job, "--what", "fine-tuning", "--system", "Think \"hard\".", "--for", "azure", "--out", file);
        Assert.Equal(0, written.Code);
        Assert.Matches($@"^14 rows of 14 problems, about [0-9,]+ tokens in .*train\.jsonl\n$", written.Output);
        Assert.Equal("", written.Errors);
        var bytes = await File.ReadAllBytesAsync(file);
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Equal("Think \"hard\".", (string)JsonNode.Parse(line)!["messages"]![0]!["content"]!));
    }

    [Fact]
    public async Task On_standard_output_there_are_rows_alone_and_the_rest_on_standard_error()
    {
        var job = await JobAsync(14, """{"id":"twin","problem":"Julia carries 4 baskets from the farm with 3 melons in each. How many melons does Julia have now?"}""" + "\n");
        var written = await ExportAsync(job, "--what", "fine-tuning");
        Assert.Equal((0, 15), (written.Code, written.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.All(written.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal(["messages"], JsonNode.Parse(line)!.AsObject().Select(p => p.Key)));
        Assert.Matches(@"^15 rows of 15 problems, about [0-9,]+ tokens\n$", written.Errors);
    }

    [Fact]
    public async Task A_row_that_is_left_out_is_named()
    {
        const string Twin = """{"id":"ID","problem":"Julia carries 4 baskets from the farm with 3 melons in each. How many melons does Julia have now?"}""" + "\n";
        var job = await JobAsync(10, Twin.Replace("ID", "one", StringComparison.Ordinal) + Twin.Replace("ID", "two", StringComparison.Ordinal));
        var written = await ExportAsync(job, "--what", "fine-tuning");
        Assert.Contains("left out: problem two, messages: the same row is there already, expected another", written.Errors, StringComparison.Ordinal);
        Assert.Contains("11 rows of 11 problems", written.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_rows_leave_no_file()
    {
        var (job, file) = (await JobAsync(3), Path.Combine(run.Folder, "train.jsonl"));
        var written = await ExportAsync(job, "--what", "fine-tuning", "--out", file);
        Assert.Equal((2, false), (written.Code, File.Exists(file)));
        Assert.Contains("3 rows to fine-tune with: expected 10 or more", written.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--what fine-tuning --format csv", "--what fine-tuning as csv: expected jsonl")]
    [InlineData("--what fine-tuning-preferences --out x.parquet", "--what fine-tuning-preferences as parquet: expected jsonl")]
    [InlineData("--what fine-tuning --for google", "--for is google: expected openai, azure")]
    [InlineData("--what fine-tuning --row-tokens 0", "0 tokens of a row: expected 1 or more")]
    [InlineData("--what fine-tuning --system ", "the system message: it is empty, expected a text")]
    [InlineData("--what solutions --for azure", "--for is for --what fine-tuning or fine-tuning-preferences")]
    [InlineData("--what steps --system Think", "--system is for --what fine-tuning or fine-tuning-preferences")]
    public async Task What_cannot_be_written_is_named(string options, string words)
    {
        var written = await ExportAsync("0123456789abcdef", options.Split(' '));
        Assert.Equal(2, written.Code);
        Assert.Contains(words, written.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();

    private Task<Written> ExportAsync(string job, params string[] options) => CommandLineRun.RunAsync(["export", job, "--store", run.Store, .. options]);

    private async Task<string> JobAsync(int count, string more = "")
    {
        var file = Path.Combine(run.Folder, "problems.jsonl");
        Assert.Equal(0, (await CommandLineRun.RunAsync("problems", "--count", $"{count}", "--out", file)).Code);
        await File.AppendAllTextAsync(file, more);
        var solved = await run.SolveAsync(file);
        Assert.True(solved.Code == 0, solved.All);
        return Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(run.Store, "jobs"))));
    }
}
