using System.Text.Json;

namespace Ponder.Cli.Tests.Asking;

/// <summary><c>--lane batch</c> from the command line, over a server of this process that takes batches.</summary>
public sealed class LaneTests : IDisposable
{
    private readonly ServedModel model = new();

    public LaneTests() => model.Server.Batches.Open = true;

    public void Dispose() => model.Dispose();

    [Fact]
    public async Task A_job_goes_by_batch_at_half_the_price_and_gives_what_it_gives_live()
    {
        var live = await RunAsync();
        Assert.Empty(model.Server.Batches.Made);
        var batch = await RunAsync("--lane", "batch", "--setting", "Proposer:Batch:Pace=00:00:00.1");
        Assert.NotEmpty(model.Server.Batches.Made);
        Assert.Contains("by batch: all that majority asks", batch.Errors, StringComparison.Ordinal);
        var (first, second) = (Summary(live), Summary(batch));
        Assert.Equal(first.GetProperty("accuracy").GetDouble(), second.GetProperty("accuracy").GetDouble());
        Assert.Equal(Spent(first, "tokens"), Spent(second, "tokens"));
        Assert.Equal(Spent(first, "money") / 2, Spent(second, "money"));
        Assert.Equal(Spent(first, "money") / 2, Spent(second, "saved"));
    }

    [Theory]
    [InlineData("--lane bulk", "lane is \"bulk\": expected one of live, batch")]
    [InlineData("--lane batch --batch-deadline soon", "\"soon\"")]
    [InlineData("--lane batch --proposer embedded", "behind a service that takes batches")]
    public async Task What_cannot_go_by_batch_is_refused(string options, string expected)
    {
        var file = model.Run.File("p.jsonl", ServedModel.Math);
        var written = options.Contains("--proposer", StringComparison.Ordinal)
            ? await CommandLineRun.RunAsync(["run", file, "--strategy", "greedy", "--store", model.Run.Store, .. options.Split(' ')])
            : await model.AskAsync(["run", file, "--strategy", "greedy", "--no-cap", .. options.Split(' ')]);
        Assert.Equal(2, written.Code);
        Assert.Contains(expected, written.Errors, StringComparison.Ordinal);
        Assert.Equal(0, model.Paid);
    }

    private async Task<Written> RunAsync(params string[] more)
    {
        var prices = model.Run.File("prices.json", """{"proposer":{"prompt":1,"completion":2}}""");
        var written = await model.AskAsync(
            ["run", model.Run.File("p.jsonl", ServedModel.Math), "--strategy", "majority", "--n", "4", "--max-tokens", "200", "--budget", "5usd", "--prices", prices, "--json", .. more]);
        Assert.True(written.Code is 0 or 3, written.All);
        return written;
    }

    private static JsonElement Summary(Written written) => JsonDocument.Parse(written.Output).RootElement;

    private static decimal Spent(JsonElement summary, string unit) => summary.GetProperty("known").GetProperty(unit).GetDecimal();
}
