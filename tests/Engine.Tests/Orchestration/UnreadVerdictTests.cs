using Ponder.Engine.Journals;
using Ponder.Engine.Orchestration;
using Ponder.Engine.Results;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Orchestration;

/// <summary>A verifier that is hardly understood stops a job of a service as it stops one in process.</summary>
public class UnreadVerdictTests
{
    [Fact]
    public async Task A_job_stops_before_its_next_wave_and_goes_on_when_it_is_begun_again()
    {
        var options = JobHarness.Options() with { Strategy = new("auto", new Dictionary<string, string>()) };
        var (inside, outside) = (Harness(), Harness());
        var spec = await outside.OpenAsync(options);
        for (var run = 0; run < 20; run++)
        {
            var expected = (await inside.RunAsync(options)).Summary;
            await new ReplayingHost(() => new(outside.Store, outside.Models), seed: run).RunJobAsync(spec.Id);
            var summary = JournalFormat.Parse<JobSummary>("", outside.Store.Blobs[new JobNames(spec.Id).Summary]);
            Assert.Equal((expected.Stopped, expected.Waves, expected.Spend), (summary.Stopped, summary.Waves, summary.Spend));
            if (run == 0) Assert.Contains("could not be read", summary.Stopped, StringComparison.Ordinal);
            if (summary.Stopped is null) return;
        }

        Assert.Fail("the job never ended");

        static JobHarness Harness() => new() { Verifier = new() { Fails = text => text.Length % 3 == 0 ? "no score in \"fine\"" : null } };
    }
}
