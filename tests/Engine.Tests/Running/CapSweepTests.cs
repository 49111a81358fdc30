using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Search.Pages;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Running;

/// <summary>Two hundred caps from nothing to plenty.</summary>
public class CapSweepTests
{
    private const int Caps = 200;

    [Theory]
    [InlineData("majority")]
    [InlineData("weighted-best-of-n")]
    [InlineData("adaptive-consistency")]
    public async Task Never_a_token_over_and_what_is_bought_answers_more(string strategy)
    {
        var plenty = (await new JobHarness().RunAsync(JobHarness.Options(strategy))).Summary;
        var right = new List<double>();
        for (var step = 0; step < Caps; step++)
        {
            var cap = new Cap(Tokens: plenty.Spend.Tokens * 3 * step / (2 * (Caps - 1)));
            var (summary, results, _) = await new JobHarness().RunAsync(JobHarness.Options(strategy, cap: cap));
            Assert.True(summary.Spend.Tokens <= cap.Tokens, $"{summary.Spend.Tokens} of {cap.Tokens}");
            Assert.Equal(summary.Partial > 0 ? 4 : 0, summary.ExitCode);
            Assert.All(Rows(results), Valid);
            right.Add(summary.Accuracy!.Value);
        }

        Assert.Equal(0, right[0]);
        Assert.Equal(plenty.Accuracy, right[^1]);
        var quarters = right.Chunk(Caps / 4).Select(q => q.Average()).ToList();
        Assert.True(quarters.SequenceEqual(quarters.Order()), string.Join(" ", quarters));
        Assert.True(quarters[^1] > quarters[0] + 0.3, string.Join(" ", quarters));
    }

    [Theory]
    [InlineData("samples")]
    [InlineData("flops")]
    [InlineData("money")]
    [InlineData("two")]
    public async Task Every_unit_is_held(string unit)
    {
        var (priced, verified) = (new Tariff
        {
            PromptPrice = 1,
            CompletionPrice = 3,
            VerifierPrice = 2,
            ProposerParameters = 1000,
            VerifierParameters = 500
        }, 0);
        for (var step = 1; step <= 40; step++)
        {
            var cap = unit switch
            {
                "samples" => new Cap(Samples: step * 5),
                "flops" => new Cap(Flops: step * 1_000_000),
                "money" => new Cap(Money: step * 1000),
                _ => new Cap(Tokens: step * 500, Samples: 200 - (step * 4)),
            };
            var summary = await new JobHarness { Prices = priced }.SummaryAsync(JobHarness.Options(cap: cap));
            Assert.True(cap.Allows(summary.Spend), $"{summary.Spend} under {CapText.Format(cap)}");
            verified += summary.Solved;
        }

        Assert.True(verified > 0);
    }

    [Fact]
    public async Task A_problems_own_cap_is_for_the_whole_job()
    {
        var own = new Cap(Tokens: 200);
        var (summary, results, _) = await new JobHarness().RunAsync(JobHarness.Options(n: 16) with { ProblemCap = own });
        Assert.All(Rows(results), row => Assert.True(own.Allows(row.Spend), $"{row.Id}: {row.Spend.Tokens}"));
        Assert.True(summary.Partial > 0);
        Assert.Equal(4, summary.ExitCode);
    }

    private static IEnumerable<ResultRow> Rows(string results) =>
        results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row =>
            JsonSerializer.Deserialize<ResultRow>(row, JournalFormat.Json)!);

    private static void Valid(ResultRow row)
    {
        Assert.Equal(row.Status == SolveStatus.Partial, row.Reason == "the cap was reached");
        Assert.NotEqual(SolveStatus.Failed, row.Status);
        Assert.InRange(row.Confidence, 0, 1);
        Assert.Equal(row.Answer is null, row.Votes.Count == 0);
        Assert.Equal(row.Spend, row.History.Aggregate(default(Spend), (sum, visit) => sum + visit.Spend));
    }
}
