using Ponder.Engine.Tests.Chaos;
using Ponder.Engine.Tests.Running;
using Ponder.TestKit.Faults;
using Ponder.TestKit.Jobs;

namespace Ponder.Engine.Tests.Results;

public class JobCloserTests
{
    [Fact]
    public async Task Rows_that_the_store_has_written_twice_count_once()
    {
        var twice = new FaultPlan((_, name) => name.EndsWith("results.jsonl", StringComparison.Ordinal) ? Fault.Duplicate : Fault.None);
        var finished = await new FaultyJob(JobHarness.Problems(8), JobHarness.Options(n: 4, pageSize: 3)).RunAsync(twice);
        Assert.EndsWith("results.jsonl", twice.Hit, StringComparison.Ordinal);
        Assert.Equal(8, finished.Summary.Problems);
        Assert.InRange(finished.Summary.Accuracy!.Value, 0, 1);
    }
}
