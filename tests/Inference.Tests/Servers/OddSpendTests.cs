using System.Text.Json.Nodes;
using Ponder.Core.Proposing;
using Ponder.TestKit.Servers;

namespace Ponder.Inference.Tests.Servers;

/// <summary>Claims of usage that cannot be, and errors inside good statuses.</summary>
public sealed class OddSpendTests
{
    [Theory]
    [InlineData("""{"prompt_tokens":0,"completion_tokens":0}""")]
    [InlineData("""{"prompt_tokens":-1,"completion_tokens":20}""")]
    [InlineData("""{"prompt_tokens":40}""")]
    [InlineData("""{"prompt_tokens":40,"completion_tokens":0}""")]
    [InlineData("""{"prompt_tokens":1e30,"completion_tokens":20}""")]
    [InlineData("""[40,20]""")]
    [InlineData("null")]
    public async Task A_claim_that_cannot_be_is_none_and_told_as_in_doubt(string usage)
    {
        using var server = Plain((_, reply) => reply.With(json => json["usage"] = JsonNode.Parse(usage)));
        var reply = await OddReplyTests.AskAsync(server);
        Assert.Equal((4000, 256), (reply.PromptTokens, reply.CompletionTokens));
        Assert.InRange(reply.Doubt.Tokens, 1, 4256);
        Assert.Contains(reply.Notes, note => note.Contains("does not say what a reply used", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"prompt_tokens":40.0,"completion_tokens":"60"}""", 40, 60, 0)]
    [InlineData("""{"input_tokens":40,"output_tokens":60,"input_tokens_details":{"cached_tokens":32}}""", 40, 60, 32)]
    [InlineData("""{"prompt_tokens":40,"completion_tokens":60,"prompt_cache_hit_tokens":24}""", 40, 60, 24)]
    [InlineData("""{"prompt_tokens":40,"completion_tokens":9000}""", 40, 9000, 0)]
    public async Task A_claim_in_another_spelling_is_read(string usage, int prompt, int completion, int cached)
    {
        using var server = Plain((_, reply) => reply.With(json => json["usage"] = JsonNode.Parse(usage)));
        var reply = await OddReplyTests.AskAsync(server);
        Assert.Equal((prompt, completion, cached), (reply.PromptTokens, reply.CompletionTokens, reply.CachedTokens));
        Assert.Equal(completion > 256, reply.Notes.Any(note => note.Contains("more tokens than it was allowed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_claim_below_what_the_text_has_is_not_believed()
    {
        using var server = Plain((_, reply) => reply.With(json => json["usage"] = JsonNode.Parse("""{"prompt_tokens":40,"completion_tokens":1}""")));
        var reply = await OddReplyTests.AskAsync(server);
        Assert.InRange(reply.CompletionTokens, 10, 256);
        Assert.Contains(reply.Notes, note => note.Contains("less than its text has tokens", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"error":{"code":429,"message":"slow down"}}""")]
    [InlineData("""{"error":{"code":502,"message":"the provider is away"}}""")]
    [InlineData("""{"error":{"code":"overloaded","message":"overloaded"},"choices":[]}""")]
    public async Task An_error_inside_a_good_status_is_tried_again_and_costs_nothing(string body)
    {
        var left = 2;
        using var server = new ScriptedServer(new() { Name = "plain" })
        {
            Instead = r => r.Asks && Interlocked.Decrement(ref left) >= 0 ? new ServerReply(200, OddReplyTests.Bytes(body)) : null,
        };
        var reply = await OddReplyTests.AskAsync(server);
        Assert.Equal((Ending.Finished, server.Done.Tokens), (reply.Drafts[0].Ending, reply.PromptTokens + (long)reply.CompletionTokens));
    }

    [Fact]
    public async Task The_providers_words_are_handed_on()
    {
        using var server = new ScriptedServer(new() { Name = "plain" })
        {
            Instead = r => r.Asks ? new ServerReply(200, OddReplyTests.Bytes("""{"error":{"code":502,"message":"the provider is away"}}""")) : null,
        };
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => OddReplyTests.AskAsync(server));
        Assert.Contains("the provider is away", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, error.Doubt.Tokens);
    }

    private static ScriptedServer Plain(Func<ServerRequest, ServerReply, ServerReply> rewrite) => new(new() { Name = "plain" }) { Rewrite = rewrite };
}
