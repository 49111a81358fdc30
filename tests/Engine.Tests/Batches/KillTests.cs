using System.Text;
using Ponder.Core.Seeds;
using Ponder.Engine.Results;
using Ponder.TestKit.Faults;

namespace Ponder.Engine.Tests.Batches;

/// <summary>Killed at every call to the store and to the service: nothing is ordered twice, nothing is lost, and the spend is exact.</summary>
public class KillTests
{
    [Theory]
    [InlineData(Fault.Kill)]
    [InlineData(Fault.Lose)]
    [InlineData(Fault.Fail)]
    [InlineData(Fault.TimeOut)]
    public async Task Broken_off_at_any_call_it_ends_the_same(Fault fault)
    {
        var (whole, count) = (Job(), FaultPlan.Quiet());
        var expected = await whole.RunAsync(count);
        Assert.InRange(count.Calls, 50, 1000);
        Assert.Equal(default, expected.Summary.InDoubt);
        for (var at = 1; at <= count.Calls; at++)
        {
            var (job, plan) = (Job(), FaultPlan.Once(at, fault));
            await Record.ExceptionAsync(() => job.RunAsync(plan));
            await ProveAsync(job, expected, $"{fault} at call {at}, {plan.Hit}");
        }
    }

    [Fact]
    public async Task Killed_again_and_again_at_random_moments_it_ends_the_same()
    {
        var expected = await Job().RunAsync();
        for (var seed = 0; seed < 100; seed++)
        {
            var job = Job();
            var runs = 0;
            for (; await Record.ExceptionAsync(() => job.RunAsync(Plan($"{seed} {runs}"))) is not null; runs++) Assert.True(runs < 300, $"seed {seed} never ends");
            await ProveAsync(job, expected, $"seed {seed}, killed {runs} times");
        }

        static FaultPlan Plan(string seed)
        {
            var at = 1 + (int)(Seed.Hash(seed) % 120);
            return FaultPlan.Once(at, Seed.Hash($"{seed} how") % 3 == 0 ? Fault.Lose : Fault.Kill);
        }
    }

    private static BatchJob Job() => new(BatchJob.Options());

    private static async Task ProveAsync(BatchJob job, (JobSummary Summary, string Results) expected, string what)
    {
        var (summary, results) = await job.RunAsync();
        Assert.True(expected.Results == results, $"{what}: other results");
        Assert.Equal((expected.Summary.Spend, expected.Summary.InDoubt), (summary.Spend, summary.InDoubt));
        var ordered = job.Desk.Orders.SelectMany(lines => lines).GroupBy(line => Encoding.UTF8.GetString(line.Body.Span));
        Assert.All(ordered, request => Assert.True(request.Count() == 1, $"{what}: {request.Key} was ordered {request.Count()} times"));
        Assert.All(job.Desk.Worked, request => Assert.True(request.Value == 1, $"{what}: {request.Key} was worked on {request.Value} times"));
        Assert.Equal(8 * 4, job.Desk.Worked.Count);
        Assert.Empty(job.Live.Asked);
        await job.AuditAsync(summary, what);
    }
}
