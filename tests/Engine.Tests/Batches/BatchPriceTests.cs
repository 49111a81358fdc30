using System.Text;
using System.Text.Json;
using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Batches;

public class BatchPriceTests
{
    [Theory]
    [InlineData("majority")]
    [InlineData("weighted-best-of-n")]
    [InlineData("tournament")]
    public async Task What_goes_by_batch_costs_half_and_what_goes_live_all_of_it(string strategy)
    {
        var job = new BatchJob(BatchJob.Options(strategy));
        var (summary, results) = await job.RunAsync();
        var spend = summary.Spend;
        Assert.Equal((spend.PromptTokens + spend.CompletionTokens) / 2m, spend.Saved);
        Assert.Equal(spend.Tokens - spend.Saved, spend.Money);
        Assert.Contains("\"saved\":", results, StringComparison.Ordinal);
        await job.AuditAsync(summary, strategy);
    }

    [Theory]
    [InlineData("beam-search")]
    [InlineData("mcts")]
    public async Task What_goes_on_step_by_step_is_asked_live(string strategy)
    {
        var job = new BatchJob(BatchJob.Options(strategy));
        var (summary, _) = await job.RunAsync();
        Assert.NotEmpty(job.Live.Asked);
        Assert.Equal(0, summary.Spend.Saved);
        Assert.DoesNotContain(job.Desk.Worked.Keys, key => !key.Contains("Solve", StringComparison.Ordinal));
        await job.AuditAsync(summary, strategy);
    }

    [Fact]
    public async Task Revisions_begin_by_batch_and_go_on_live()
    {
        var job = new BatchJob(BatchJob.Options("revisions"));
        var (summary, _) = await job.RunAsync();
        Assert.NotEmpty(job.Desk.Worked);
        Assert.NotEmpty(job.Live.Asked);
        Assert.All(job.Live.Asked, prompt => Assert.NotEmpty(prompt.Attempts));
        await job.AuditAsync(summary, "revisions");
    }

    [Fact]
    public async Task A_cap_in_dollars_holds_and_goes_twice_as_far()
    {
        var live = new BatchJob(BatchJob.Options() with { Lane = Lane.Live, Cap = new(Money: 900) });
        var (all, _) = await live.RunAsync();
        for (var dollars = 50; dollars <= 1500; dollars += 50)
        {
            var job = new BatchJob(BatchJob.Options() with { Cap = new(Money: dollars) });
            var (summary, _) = await job.RunAsync();
            Assert.True(summary.Cap.Allows(summary.Spend), $"{summary.Spend.Money} dollars under {dollars}");
            await job.AuditAsync(summary, $"{dollars} dollars");
            if (dollars == 900) Assert.True(summary.Spend.Samples >= all.Spend.Samples, $"{summary.Spend.Samples} samples by batch, {all.Spend.Samples} live");
        }
    }

    [Fact]
    public void The_sheet_may_name_another_share()
    {
        var sheet = PriceSheet.Parse("prices", """{"proposer":{"prompt":1,"completion":2},"batch":0.4}"""u8);
        var tariff = sheet.On(new Tariff());
        var spent = tariff.Price(tariff.ByBatch(new() { PromptTokens = 1_000_000, CompletionTokens = 500_000 }));
        Assert.Equal((0.8m, 1.2m), (spent.Money, spent.Saved));
        Assert.Contains("batch", Assert.Throws<FormatException>(() => PriceSheet.Parse("prices", """{"batch":2}"""u8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lane_makes_another_job_its_deadline_does_not_and_a_live_job_keeps_its_id()
    {
        var (live, batch) = (BatchJob.Options() with { Lane = Lane.Live }, BatchJob.Options());
        var ids = new List<string>();
        foreach (var options in new[] { live, batch, batch with { BatchDeadline = TimeSpan.FromHours(6) } })
        {
            var job = new BatchJob(options);
            ids.Add((await new JobOpener(job.Store, job.Models()).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(job.Problems)), options)).Spec.Id);
        }

        Assert.NotEqual(ids[0], ids[1]);
        Assert.Equal(ids[1], ids[2]);
        Assert.DoesNotContain("atch", JsonSerializer.Serialize(live, JournalFormat.Json), StringComparison.Ordinal);
        Assert.DoesNotContain("lane", JsonSerializer.Serialize(live, JournalFormat.Json), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_cannot_go_by_batch_is_refused_before_anything_is_spent()
    {
        var models = new JobHarness().Models;
        var e = Assert.Throws<JobException>(() => models.Check(BatchJob.Options()));
        Assert.Contains("lane batch", e.Message, StringComparison.Ordinal);
        e = Assert.Throws<JobException>(() => models.Check(JobOptions.Default with { BatchDeadline = TimeSpan.FromHours(1) }));
        Assert.Contains("batch-deadline", e.Message, StringComparison.Ordinal);
        e = Assert.Throws<JobException>(() => models.Check(BatchJob.Options() with { BatchDeadline = TimeSpan.FromDays(31) }));
        Assert.Contains("expected a time from 1m to 30d", e.Message, StringComparison.Ordinal);
    }
}
