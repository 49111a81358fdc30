using System.Text;
using System.Text.Json.Nodes;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Engine.Tests.Running;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Journals;

/// <summary>A journal of an older version or of other models is refused with what differs.</summary>
public class RefusedJournalTests
{
    [Theory]
    [InlineData("""{"version":0,"jobName":"what an older version wrote"}""")]
    [InlineData("""{"jobName":"what a version without a version wrote"}""")]
    public async Task A_job_of_another_version(string written)
    {
        var harness = new JobHarness();
        var (summary, _, _) = await harness.RunAsync(JobHarness.Options());
        await harness.PutAsync(new JobNames(summary.Job).Spec, Encoding.UTF8.GetBytes(written));
        Func<Task<JobFolder>>[] ways =
            [() => harness.FolderAsync(JobHarness.Options()), () => JobStore.OpenAsync(harness.Store, summary.Job, harness.Models)];
        foreach (var open in ways)
        {
            var e = await Assert.ThrowsAsync<JobException>(open);
            Assert.Equal($"job {summary.Job} is of journal version 0, this is version {JournalFormat.Version}: run it as a new job",
                e.Message);
        }
    }

    [Fact]
    public async Task A_job_of_other_models()
    {
        var harness = new JobHarness();
        var (summary, _, _) = await harness.RunAsync(JobHarness.Options());
        var other = new JobModels(new ScriptedProposer { Identity = new("scripted", "2", 1000) }, null);
        var e = await Assert.ThrowsAsync<JobException>(() => JobStore.OpenAsync(harness.Store, summary.Job, other));
        Assert.Contains("its proposer is ModelIdentity { Name = scripted, Fingerprint = 1", e.Message, StringComparison.Ordinal);
        Assert.Contains("this one is ModelIdentity { Name = scripted, Fingerprint = 2", e.Message, StringComparison.Ordinal);
        Assert.Contains("its verifier is ModelIdentity { Name = scripted-prm", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("this one is none", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_of_another_version()
    {
        var harness = new JobHarness();
        var (summary, _, _) = await harness.RunAsync(JobHarness.Options());
        var (outcome, round) = (new JobNames(summary.Job).Outcome(0, 0), new JobNames(summary.Job).Round(0, 0, 0));
        var record = JournalFormat.Unpack<JsonObject>(round, harness.Store.Blobs[round]);
        record["version"] = 7;
        await harness.Store.DeleteAsync(outcome);
        await harness.PutAsync(round, JournalFormat.Pack(record));
        var e = await Assert.ThrowsAsync<JournalException>(() => harness.RunAsync(JobHarness.Options()));
        Assert.Equal($"{round} is of version 7, this is version {JournalFormat.Version}", e.Message);
    }

    [Fact]
    public async Task A_round_that_answers_other_requests()
    {
        var harness = new JobHarness();
        var (summary, _, _) = await harness.RunAsync(JobHarness.Options());
        var names = new JobNames(summary.Job);
        await harness.Store.DeleteAsync(names.Outcome(0, 0));
        await harness.PutAsync(names.Round(0, 0, 0), harness.Store.Blobs[names.Round(0, 1, 0)]);
        var e = await Assert.ThrowsAsync<JournalException>(() => harness.RunAsync(JobHarness.Options()));
        Assert.Contains($"{names.Round(0, 0, 0)} answers other requests", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_that_was_changed_is_found()
    {
        var harness = new JobHarness();
        var (summary, _, _) = await harness.RunAsync(JobHarness.Options());
        var name = new JobNames(summary.Job).Outcome(0, 1);
        var outcome = JournalFormat.Unpack<Search.Pages.PageOutcome>(name, harness.Store.Blobs[name]);
        await harness.PutAsync(name, JournalFormat.Pack(outcome with { Spent = outcome.Spent with { PromptTokens = 1 } }));
        var audit = await new JournalAudit(new(harness.Store, summary.Spec)).RunAsync();
        Assert.Contains("wave 0, page 1: ", Assert.Single(audit.Faults), StringComparison.Ordinal);
    }
}
