using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;

namespace Ponder.Inference.Tests.Servers;

/// <summary>The scripted model does all that Ponder's prompts ask for.</summary>
public sealed class FamilyAuthorTests
{
    private const string Wrong = "4 steps, 0% right, answer 17";

    [Theory]
    [InlineData(Purpose.Solve, "boxed{17}")]
    [InlineData(Purpose.Revise, "boxed{17}")]
    [InlineData(Purpose.Refine, "boxed{17}")]
    [InlineData(Purpose.Critique, "Look again at step")]
    [InlineData(Purpose.Judge, "right")]
    [InlineData(Purpose.Compare, "first")]
    public async Task It_does_what_each_purpose_asks_for(Purpose purpose, string expected)
    {
        using var server = new ScriptedServer(VllmProfiles.New);
        using var proposer = new ChatProposer(Options(server));
        var prompt = new ProposerPrompt
        {
            Problem = Calls.Problem,
            Purpose = purpose,
            Attempts = ["It is 17.", "It is 3."],
            Seeds = [2, 3, 4, 5, 6, 7, 8],
            MaxTokens = 200,
        };
        var drafts = (await proposer.ProposeAsync([prompt]))[0].Drafts;
        Assert.All(drafts, draft => Assert.Equal(Ending.Finished, draft.Ending));
        Assert.InRange(drafts.Count(d => d.Text.Contains(expected, StringComparison.Ordinal)), 4, 7);
    }

    [Fact]
    public async Task It_goes_on_from_a_partial_solution_step_by_step_to_the_end()
    {
        using var server = new ScriptedServer(VllmProfiles.New);
        using var proposer = new ChatProposer(Options(server) with { Continuation = Continuation.FinalMessage });
        var (text, steps) = ("", 0);
        for (Draft draft; ; text += draft.Text)
        {
            var prompt = new ProposerPrompt { Problem = Calls.Problem, Prefix = text, Steps = 1, Seeds = [9], MaxTokens = 200 };
            draft = (await proposer.ProposeAsync([prompt]))[0].Drafts[0];
            if (draft.Ending != Ending.Step)
            {
                Assert.Equal((4, Ending.Finished, "The answer is \\boxed{17}."), (steps, draft.Ending, draft.Text));
                return;
            }

            Assert.StartsWith($"Step {++steps}", draft.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Its_verdicts_tell_right_steps_from_wrong_ones()
    {
        using var server = new ScriptedServer(VllmProfiles.New);
        using var proposer = new ChatProposer(Options(server));
        using var verifier = new ChatVerifier(Options(server));
        foreach (var (problem, last) in new[] { (Calls.Problem, 0.9), (Wrong, 0.1) })
        {
            var prompt = new ProposerPrompt { Problem = problem, Seeds = [2], MaxTokens = 200 };
            var text = (await proposer.ProposeAsync([prompt]))[0].Drafts[0].Text;
            var asked = new VerifierPrompt(problem, [new Solution("", text)], 100_000);
            var scores = (await verifier.ScoreAsync([asked]))[0].Verdicts[0].StepScores!;
            Assert.Equal((5, last), (scores.Count, scores[^1]));
        }
    }

    private static ChatOptions Options(ScriptedServer server) => new() { Endpoint = server.Endpoint, Key = "none", Model = "m" };
}
