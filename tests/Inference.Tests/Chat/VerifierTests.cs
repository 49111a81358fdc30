using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat;
using Ponder.Inference.Tests.Chat.Server;

namespace Ponder.Inference.Tests.Chat;

public sealed class VerifierTests
{
    [Fact]
    public async Task Steps_are_graded_those_of_the_prefix_left_out()
    {
        using var server = new ChatServer(_ => Answer.Of(["Step 1: 90\n**Step 2:** 75\nStep 3 = 12.5"], 200, 15));
        var reply = await ScoreAsync(server, new("P", [new("A.\n\n", "B.\n\nC.")]));
        Assert.Equal([0.75, 0.125], Assert.Single(reply.Verdicts).StepScores);
        Assert.Equal(215, reply.Tokens);
        Assert.EndsWith("Step 1: A.\n\nStep 2: B.\n\nStep 3: C.", Assert.Single(server.Requests).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Step 1: 90", "stop", "does not score steps 1 to 2")]
    [InlineData("Step 1: 90\nStep 2: 400", "stop", "does not score steps 1 to 2")]
    [InlineData("Step 1: 90\nStep 2: 40", "length", "VerdictTokens")]
    public async Task A_verdict_that_cannot_be_used_says_why(string said, string finish, string why)
    {
        using var server = new ChatServer(_ => Answer.Of([said], finish: finish));
        var verdict = Assert.Single((await ScoreAsync(server, new("P", [new("", "A.\n\nB.")]))).Verdicts);
        Assert.Null(verdict.StepScores);
        Assert.Contains(why, verdict.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_granted_is_never_exceeded_whatever_is_lost()
    {
        using var server = new ChatServer(_ => new Answer(200, "") { Break = 0 });
        var prompt = new VerifierPrompt("P", [new("", "A."), new("", "B."), new("", "C.")], 2000);
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => ScoreAsync(server, prompt));
        Assert.InRange(error.Doubt.Tokens, 1, 2000);
    }

    [Fact]
    public async Task A_solution_that_would_pass_what_was_granted_is_not_scored()
    {
        using var server = new ChatServer(_ => Answer.Of(["Step 1: 90"], 40, 8));
        var reply = await ScoreAsync(server, new("P", [new("", "A."), new("", "B."), new("", "C.")], 2000));
        Assert.Contains("of what was granted", reply.Verdicts[^1].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_names_the_verifiers_setting()
    {
        using var server = new ChatServer(_ => Answer.Error(401));
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => ScoreAsync(server, new("P", [new("", "A.")])));
        Assert.Contains("Ponder:Verifier:Key", error.Message, StringComparison.Ordinal);
    }

    private static async Task<VerifierReply> ScoreAsync(ChatServer server, VerifierPrompt prompt)
    {
        using var verifier = new ChatVerifier(Setup.Options(server) with { Section = "Ponder:Verifier" });
        return Assert.Single(await verifier.ScoreAsync([prompt]));
    }
}
