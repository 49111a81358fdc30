using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Engine.Tests.Jobs;

/// <summary>Strategies that go by log probabilities, with proposers that give them and that do not.</summary>
public sealed class LogprobsTests
{
    private const Abilities Without = ScriptedProposer.All & ~Abilities.Logprobs;

    [Theory]
    [InlineData("confidence-vote")]
    [InlineData("deepconf")]
    public async Task A_proposer_without_them_is_refused_before_anything_is_asked(string strategy)
    {
        var harness = new JobHarness { Proposer = new() { Abilities = Without } };
        var refused = await Assert.ThrowsAsync<JobException>(() => harness.RunAsync(JobHarness.Options(strategy)));
        Assert.Equal(
            $"{strategy} needs a proposer that can give log probabilities of what it writes; scripted cannot, or is not asked to: where its server gives them, set Ponder:Proposer:Logprobs to true",
            refused.Message);
        Assert.Empty(harness.Proposer.Asked);
    }

    [Fact]
    public async Task Looking_at_samples_under_way_needs_a_proposer_that_goes_on_from_a_part()
    {
        var harness = new JobHarness { Proposer = new() { Abilities = ScriptedProposer.All & ~Abilities.Continue } };
        await harness.RunAsync(JobHarness.Options("deepconf"));
        var looking = JobHarness.Options() with { Strategy = StrategyChoice.Parse("deepconf:n=8+look=1") };
        Assert.Contains("step by step", (await Assert.ThrowsAsync<JobException>(() => harness.RunAsync(looking))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_needs_none_is_the_same_job_with_and_without_them()
    {
        var with = await new JobHarness().OpenAsync(JobHarness.Options("majority"));
        var without = await new JobHarness { Proposer = new() { Abilities = Without } }.OpenAsync(JobHarness.Options("majority"));
        Assert.Equal(with.Id, without.Id);
        Assert.NotEqual(with.Id, (await new JobHarness { Proposer = new() { Abilities = Abilities.None } }.OpenAsync(JobHarness.Options("majority"))).Id);
    }

    [Fact]
    public async Task A_row_says_that_the_confidence_is_the_models_own()
    {
        var (_, rows, _) = await new JobHarness().RunAsync(JobHarness.Options("confidence-vote"));
        Assert.Contains("the model's own confidence in them is", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("the verifier", rows, StringComparison.Ordinal);
    }
}
