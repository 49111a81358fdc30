using Ponder.Engine.Running;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Running;

/// <summary>Models that fail in part, or answer what cannot be.</summary>
public class ModelFaultTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    public async Task A_score_that_is_none_leaves_the_candidate_unscored(double score)
    {
        var bent = new ScriptedVerifier { Bend = s => s > 0.9 ? score : s };
        var harness = new JobHarness { Verifier = bent };
        var (summary, results, _) = await harness.RunAsync(JobHarness.Options());
        Assert.Equal((20, 0), (summary.Solved, summary.Failed));
        Assert.DoesNotContain("NaN", results, StringComparison.Ordinal);
        var again = await harness.RunAsync(JobHarness.Options());
        Assert.Equal((0, results), (again.Called, again.Results));
    }

    [Fact]
    public async Task No_score_at_all_leaves_the_majority()
    {
        var blind = new ScriptedVerifier { Fails = _ => "too long" };
        var (summary, results, _) = await new JobHarness { Verifier = blind }.RunAsync(JobHarness.Options());
        Assert.Equal(20, summary.Solved);
        Assert.Equal(20, results.Split("\"rule\":\"majority\"").Length - 1);
    }

    [Fact]
    public async Task Drafts_that_all_fail_fail_their_problem_and_say_why()
    {
        var mute = new ScriptedProposer { Fails = _ => "the service answered 500" };
        var (summary, results, _) = await new JobHarness { Proposer = mute }.RunAsync(JobHarness.Options());
        Assert.Equal((20, 3), (summary.Failed, summary.ExitCode));
        Assert.Equal(20, results.Split("the service answered 500").Length - 1);
    }

    [Fact]
    public async Task A_call_that_throws_ends_the_run_and_is_charged_in_doubt()
    {
        var calls = 0;
        var harness = new JobHarness
        {
            Proposer = new()
            {
                OnBatch = _ =>
                {
                    if (++calls == 3) throw new HttpRequestException("connection reset");
                },
            },
        };
        var e = await Assert.ThrowsAsync<ModelException>(() => harness.RunAsync(JobHarness.Options()));
        Assert.Equal("scripted failed: connection reset", e.Message);
        var (summary, results, _) = await harness.RunAsync(JobHarness.Options());
        var whole = await new JobHarness().RunAsync(JobHarness.Options());
        Assert.Equal(whole.Results, results);
        Assert.Equal(whole.Summary.Spend + summary.InDoubt, summary.Spend);
        Assert.True(summary.InDoubt.Tokens > 0);
    }
}
