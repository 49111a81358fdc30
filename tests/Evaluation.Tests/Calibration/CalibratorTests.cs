using System.Text;
using Ponder.Engine.Jobs;
using Ponder.Evaluation.Calibration;
using Ponder.Search.Calibration;
using Ponder.Search.Catalogue;
using Ponder.TestKit.Jobs;

namespace Ponder.Evaluation.Tests.Calibration;

public class CalibratorTests
{
    private static readonly int[] Budgets = [4, 8, 16];
    private static readonly Lazy<Task<CalibrationTable>> Large = new(() => CalibrateAsync(Harness(150)));
    private static readonly Lazy<Task<CalibrationTable>> Small = new(() => CalibrateAsync(Harness(25)));

    [Fact]
    public async Task The_table_says_what_to_do_with_every_bin_on_every_budget()
    {
        var table = await Large.Value;
        Assert.Equal("calibrated on 150 problems of test problems", table.Basis);
        Assert.Equal("weighted-best-of-n:n=4", table.Pilot.Text);
        Assert.Equal(Enumerable.Range(1, 5).SelectMany(bin => Budgets.Select(n => (bin, n))), table.Cells.Select(c => (c.Bin, c.N)));
        Assert.All(table.Cells, c => Assert.True(c.Low <= c.Accuracy && c.Accuracy <= c.High && c.Problems == 30 && c.Note is null, $"{c}"));
        Assert.All(table.Looks, look => Assert.True(look.Thresholds.Count == 4 && look.Thresholds.Order().Reverse().SequenceEqual(look.Thresholds), $"{look}"));
        Assert.Equal([1, 2, 4], table.Looks.Select(l => l.Cost.Samples));
        Assert.True(table.Belief.Score > 0, $"{table.Belief}");
    }

    [Fact]
    public async Task A_cell_costs_no_more_than_the_vote_it_stands_for()
    {
        var (harness, table) = (Harness(150), await Large.Value);
        foreach (var n in Budgets)
        {
            var vote = await harness.SummaryAsync(JobHarness.Options(n: n, pageSize: 64));
            foreach (var arm in table.Cells.Where(c => c.N == n).Select(c => c.Arm).Distinct())
            {
                var choice = arm;
                var alone = await harness.SummaryAsync(JobHarness.Options(pageSize: 64) with { Strategy = choice });
                Assert.True(alone.Spend.Tokens <= 2 * vote.Spend.Tokens, $"{arm}: {alone.Spend.Tokens} against {vote.Spend.Tokens} at n = {n}");
            }
        }
    }

    [Fact]
    public async Task Steps_cost_something_and_lead_from_a_first_look()
    {
        var table = await Large.Value;
        Assert.NotEmpty(table.Steps);
        Assert.All(table.Steps, s => Assert.True(s is { Rescue: >= 0 and <= 1, Loss: >= 0 and <= 1 }, $"{s}"));
        var reached = table.Looks.Select(l => l.Arm).Concat(table.Steps.Select(s => s.To)).ToHashSet();
        Assert.All(table.Steps, s => Assert.Contains(s.From, reached));
    }

    [Fact]
    public async Task Few_problems_choose_nothing_and_the_table_says_so()
    {
        var table = await Small.Value;
        Assert.All(table.Cells, c => Assert.Equal((0, $"weighted-best-of-n:n={c.N}", "assumed: 5 problems are too few to choose by, 20 would do"), (c.Accuracy, c.Arm.Text, c.Note)));
    }

    [Fact]
    public async Task A_calibration_that_was_made_is_read_and_not_paid_again()
    {
        var harness = Harness(25);
        var first = TableFile.Format(await CalibrateAsync(harness));
        var asked = harness.Proposer.Asked.Count;
        Assert.Equal(first, TableFile.Format(await CalibrateAsync(harness)));
        Assert.Equal(asked, harness.Proposer.Asked.Count);
    }

    [Fact]
    public async Task A_problem_without_reference_is_named()
    {
        var harness = Harness(25);
        harness = new() { File = harness.File.Replace(",\"answer\":\"103\"", "", StringComparison.Ordinal) };
        Assert.Equal("problem \"p3\" has no reference answer, which calibration needs", (await Assert.ThrowsAsync<JobException>(() => CalibrateAsync(harness))).Message);
    }

    [Fact]
    public async Task A_table_is_read_back_as_it_was_written()
    {
        var table = await Small.Value;
        Assert.Equal(TableFile.Format(table), TableFile.Format(TableFile.Parse("t.json", TableFile.Format(table), StrategyCatalogue.Shipped)));
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 7", "t.json: version is 7: expected 1; calibrate again")]
    [InlineData("weighted-best-of-n:n=16", "weighted-best-of-m:n=16", "t.json: arm \"weighted-best-of-m:n=16\": there is no strategy \"weighted-best-of-m\"")]
    [InlineData("\"bias\":", "\"bias\": \"high\", \"b\":", "t.json: line ")]
    public async Task A_table_that_cannot_be_used_is_refused_with_the_place(string from, string to, string message)
    {
        var text = Encoding.UTF8.GetString(TableFile.Format(await Small.Value)).Replace(from, to, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => TableFile.Parse("t.json", Encoding.UTF8.GetBytes(text), StrategyCatalogue.Shipped)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_keeps_the_table_of_its_models_and_no_others()
    {
        var (harness, table) = (Harness(25), await Small.Value);
        Assert.Same(table, harness.Models.Knowing(table).Table);
        Assert.Null(harness.Models.Knowing(table with { Proposer = table.Proposer! with { Fingerprint = "2" } }).Table);
    }

    private static JobHarness Harness(int problems) => new() { File = JobHarness.Problems(problems) };

    private static Task<CalibrationTable> CalibrateAsync(JobHarness harness) => new Calibrator(harness.Models, (strategy, label) => harness.FolderAsync(
        JobHarness.Options(pageSize: 64) with { Strategy = strategy, Label = label })).RunAsync(ArmGrid.For(Budgets, harness.Models), "test problems");
}
