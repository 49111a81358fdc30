using Ponder.Core.Budgets;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Tests.Running;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Jobs;

public class PriceSheetTests
{
    [Fact]
    public void Prices_are_per_million_tokens()
    {
        var tariff = PriceSheet.Parse("p.json", """{"proposer":{"prompt":0.15,"completion":0.6},"verifier":{"prompt":0.02}}"""u8).On(new());
        var spend = tariff.Price(new() { PromptTokens = 1_000_000, CompletionTokens = 500_000, VerifierTokens = 2_000_000 });
        Assert.Equal(0.15m + 0.3m + 0.04m, spend.Money);
    }

    [Theory]
    [InlineData("""{"proposer":{"prompt":"cheap"}}""", "$.proposer.prompt")]
    [InlineData("""{"proposer":{"input":1}}""", "$.proposer.input")]
    [InlineData("""{"proposer":{"prompt":-1}}""", "proposer: expected prices from 0")]
    [InlineData("", "p.json: line 1")]
    public void A_bad_sheet_says_where(string json, string expected)
    {
        var error = Assert.Throws<FormatException>(() => PriceSheet.Parse("p.json", System.Text.Encoding.UTF8.GetBytes(json)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_in_money_needs_prices_and_then_holds()
    {
        var harness = new JobHarness();
        var options = JobHarness.Options(cap: new Cap(Money: 0.002m));
        await Assert.ThrowsAsync<JobException>(() => harness.OpenAsync(options));
        var priced = harness.Models with { Prices = new PriceSheet(new(1, 2)).On(harness.Models.Prices) };
        var spec = (await new JobOpener(harness.Store, priced).OpenAsync(ProblemSource.Lines(System.Text.Encoding.UTF8.GetBytes(harness.File)), options)).Spec;
        var run = await new Engine.Running.JobRunner(new(harness.Store, spec), priced).RunAsync();
        Assert.InRange(run.Spent.Money, 0.001m, 0.002m);
        Assert.Empty((await new JournalAudit(new(harness.Store, spec)).RunAsync()).Faults);
    }
}
