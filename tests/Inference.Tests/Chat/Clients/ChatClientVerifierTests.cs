using Microsoft.Extensions.AI;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat.Clients;

namespace Ponder.Inference.Tests.Chat.Clients;

/// <summary>Any provider's client as a verifier.</summary>
public sealed class ChatClientVerifierTests
{
    private static readonly ChatClientOptions Options = new() { Name = "m", BilledAttempts = 3 };

    [Fact]
    public async Task Each_solution_is_a_request_and_its_steps_have_scores()
    {
        var client = new ScriptedClient(_ => ScriptedClient.Text("Step 1: 90\nStep 2: 40", ChatFinishReason.Stop, (60, 10)));
        var reply = await ScoreAsync(client, int.MaxValue);
        Assert.Equal([0.9, 0.4], reply.Verdicts[0].StepScores!);
        Assert.Equal([0.4], reply.Verdicts[1].StepScores!);
        Assert.Equal("there is no step to score", reply.Verdicts[2].Failure);
        Assert.Equal(140, reply.Tokens);
        Assert.All(client.Asked, a => Assert.Equal((0f, 512), (a.Options.Temperature!.Value, a.Options.MaxOutputTokens!.Value)));
    }

    [Fact]
    public async Task What_a_failing_call_is_charged_stays_within_what_was_granted()
    {
        var client = new ScriptedClient(_ => throw new InvalidOperationException("fell over"));
        var reply = await ScoreAsync(client, 5000);
        Assert.Equal(["fell over", "fell over"], reply.Verdicts.Take(2).Select(v => v.Failure));
        Assert.InRange(reply.Tokens, 2 * 512, 5000);
    }

    private static async Task<VerifierReply> ScoreAsync(ScriptedClient client, int granted)
    {
        using var verifier = new ChatClientVerifier(client, Options);
        return Assert.Single(await verifier.ScoreAsync([new("What is 1 + 1?", [new("", "One.\n\nTwo."), new("One.\n\n", "Two."), new("", "\n\n")], granted)]));
    }
}
