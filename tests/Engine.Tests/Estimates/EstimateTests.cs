using System.Text;
using Ponder.Engine.Estimates;
using Ponder.Engine.Jobs;
using Ponder.Engine.Tests.Running;
using Ponder.Search.Catalogue;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Estimates;

public class EstimateTests
{
    public static TheoryData<string> Strategies => [.. StrategyCatalogue.Shipped.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task No_job_costs_more_than_its_estimate(string strategy)
    {
        var several = StrategyCatalogue.Shipped.Find(strategy).Among is not null;
        var harness = new JobHarness { Others = several ? [new() { Identity = new("second", "1", 3000) }] : [] };
        var options = JobHarness.Options(strategy);
        var estimate = await JobEstimate.OfAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(harness.File)), options, harness.Models);
        Assert.Empty(harness.Proposer.Asked);
        Assert.Equal(20, estimate.Problems);
        var (summary, _, _) = await harness.RunAsync(options);
        Assert.InRange(summary.Spend.Tokens, 1, estimate.Worst.Tokens);
        Assert.InRange(summary.Spend.Samples, 1, estimate.Worst.Samples);
        Assert.InRange(summary.Spend.VerifierCalls, 0, estimate.Worst.VerifierCalls);
        Assert.InRange(summary.Spend.Flops, 1, estimate.Worst.Flops);
    }
}
