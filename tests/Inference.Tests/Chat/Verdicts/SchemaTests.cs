using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Tests.Chat.Server;

namespace Ponder.Inference.Tests.Chat.Verdicts;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("{\"scores\":[90]}", true)]
    [InlineData("Step 1: 90", false)]
    [InlineData("{\"score\":90}", false)]
    public async Task Verdicts_are_asked_for_as_json_where_the_server_writes_it(string said, bool writes)
    {
        using var server = new ChatServer(_ => Answer.Of([said], 30, 6));
        using var verifier = new ChatVerifier(Setup.Options(server) with { Section = "Ponder:Verifier" });
        var probed = await verifier.ProbeAsync(null, Abilities.None, 10_000);
        Assert.Equal(writes, ServerFindings.Read(probed.Findings)!.Schemas);
        Assert.NotNull(Assert.Single(server.Requests).Body!["response_format"]);

        var reply = Assert.Single(await verifier.ScoreAsync([new VerifierPrompt("P", [new("", "A.")])]));
        Assert.Equal([0.9], reply.Verdicts[0].StepScores);
        Assert.Equal(writes, server.Requests[^1].Body!["response_format"] is not null);
        if (writes) Assert.Equal(1, (int)server.Requests[^1].Body!["response_format"]!["json_schema"]!["schema"]!["properties"]!["scores"]!["maxItems"]!);
    }

    [Fact]
    public async Task Asking_is_charged_and_not_done_again()
    {
        using var server = new ChatServer(_ => Answer.Of(["{\"scores\":[90]}"], 30, 6));
        using var verifier = new ChatVerifier(Setup.Options(server));
        var first = await verifier.ProbeAsync(null, Abilities.None, 10_000);
        using var other = new ChatVerifier(Setup.Options(server));
        var again = await other.ProbeAsync(first.Findings, Abilities.None, 10_000);
        Assert.Single(server.Requests);
        Assert.True(first.Spend.Tokens >= 36);
        Assert.Equal((0L, first.Findings), (again.Spend.Tokens, again.Findings));
    }

    [Fact]
    public async Task With_too_few_tokens_it_is_not_asked()
    {
        using var server = new ChatServer(_ => Answer.Of(["{\"scores\":[90]}"], 30, 6));
        using var verifier = new ChatVerifier(Setup.Options(server));
        await verifier.ProbeAsync(null, Abilities.None, 10);
        Assert.Empty(server.Requests);
    }
}
