using System.Text.Json.Nodes;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Inference.Chat;
using Ponder.TestKit.Servers;

namespace Ponder.Inference.Tests.Servers;

/// <summary>Replies that public reports tell of: what is good in them is taken, and nothing ends a job.</summary>
public sealed class OddReplyTests
{
    private const string Good = "12 + 7 = 19 apples.\n\nThe answer is \\boxed{19}.";

    [Theory]
    [InlineData("X \\ud83d and \\\\boxed{19}.", "X \ufffd and \\boxed{19}.")]
    [InlineData("\\udc00\\ud83d\\ude00 19", "\ufffd\U0001F600 19")]
    [InlineData("a\tb\u0001c", "a\tb\u0001c")]
    public async Task Half_a_surrogate_pair_and_bare_control_signs_are_repaired(string json, string text) =>
        Assert.Equal(text, (await DraftAsync(reply => reply with { Body = Bytes($$$"""{"choices":[{"message":{"content":"{{{json}}}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":40,"completion_tokens":20}}""") })).Text);

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e30")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("Sat, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_hint_to_wait_that_is_no_sane_number_is_none(string hint)
    {
        var first = true;
        using var server = new ScriptedServer(new() { Name = "plain" })
        {
            Instead = r => r.Asks && Interlocked.Exchange(ref first, false) ? new ServerReply(429, Bytes("{}")) with { Headers = new Dictionary<string, string> { ["Retry-After"] = hint } } : null,
        };
        Assert.Equal(Ending.Finished, Assert.Single((await AskAsync(server)).Drafts).Ending);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("")]
    [InlineData("text/html; charset=utf-8")]
    public async Task A_reply_under_another_content_type_is_a_reply(string type) =>
        Assert.Equal(Good, (await DraftAsync(reply => Said(reply, Good) with { ContentType = type })).Text);

    [Fact]
    public async Task A_reply_that_came_as_events_is_a_reply()
    {
        var events = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"It is \"}}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"19.\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":40,\"completion_tokens\":20}}\n\ndata: [DONE]\n\n";
        var draft = await DraftAsync(reply => reply with { Body = Bytes(events), ContentType = "text/event-stream" });
        Assert.Equal(("It is 19.", 20, Ending.Finished), (draft.Text, draft.Tokens, draft.Ending));
    }

    [Theory]
    [InlineData("""[{"type":"thinking","text":"hm 18"},{"type":"text","text":"It is 19."}]""", "It is 19.")]
    [InlineData("""[{"type":"thinking","thinking":[{"type":"text","text":"hm 18"}]},{"type":"text","text":"It is "},{"type":"text","text":"19."}]""", "It is 19.")]
    [InlineData("""[{"type":"output_text","text":"It is 19."}]""", "It is 19.")]
    [InlineData("\"<|channel|>analysis<|message|>18?<|end|><|start|>assistant<|channel|>final<|message|>It is 19.<|return|>\"", "It is 19.")]
    [InlineData("\"It is 19.</s>\"", "It is 19.")]
    [InlineData("\"It is 19.<|im_end|>\\n\"", "It is 19.")]
    [InlineData("\"It is 19.<｜end▁of▁sentence｜>\"", "It is 19.")]
    public async Task Of_parts_and_channels_what_was_said_is_the_text(string content, string text) =>
        Assert.Equal(text, (await DraftAsync(reply => reply.With(json => json["choices"]![0]!["message"]!["content"] = JsonNode.Parse(content)))).Text);

    [Theory]
    [InlineData("reasoning_content", "length")]
    [InlineData("reasoning", "length")]
    [InlineData("reasoning_content", "stop")]
    [InlineData("thinking", "stop")]
    public async Task Where_only_reasoning_came_it_is_no_answer_and_the_reason_says_what_helps(string field, string finish)
    {
        var draft = await DraftAsync(reply => reply.With(json =>
        {
            json["choices"]![0]!["message"] = new JsonObject { ["content"] = null, [field] = "So 12 + 7 is \\boxed{19}." };
            json["choices"]![0]!["finish_reason"] = finish;
        }));
        Assert.Equal((Ending.Failed, ""), (draft.Ending, draft.Text));
        Assert.Contains("raise --max-tokens", draft.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eos")]
    [InlineData("end")]
    [InlineData(null)]
    public async Task A_judge_whose_verdict_ends_in_another_word_is_understood(string? finish)
    {
        using var server = new ScriptedServer(new() { Name = "plain" }) { Rewrite = (_, reply) => Said(reply, "Step 1: 90").With(json => json["choices"]![0]!["finish_reason"] = finish) };
        using var verifier = new ChatVerifier(ProfileJobs.Options(server));
        var verdict = Assert.Single(Assert.Single(await verifier.ScoreAsync([new VerifierPrompt(Calls.Problem, [new("", "A.")])])).Verdicts);
        Assert.Equal([0.9], verdict.StepScores);
    }

    internal static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    internal static async Task<ProposerReply> AskAsync(ScriptedServer server, Func<ChatOptions, ChatOptions>? set = null, int samples = 1, int prompt = 4000)
    {
        using var proposer = new ChatProposer(set?.Invoke(ProfileJobs.Options(server)) ?? ProfileJobs.Options(server));
        var asked = new ProposerPrompt { Problem = Calls.Problem, Seeds = [.. Enumerable.Range(1, samples).Select(i => (ulong)i)], MaxTokens = 256, PromptTokens = prompt };
        return Assert.Single(await proposer.ProposeAsync([asked]));
    }

    private static ServerReply Said(ServerReply reply, string text) => reply.With(json => json["choices"]![0]!["message"]!["content"] = text);

    private static async Task<Draft> DraftAsync(Func<ServerReply, ServerReply> rewrite)
    {
        using var server = new ScriptedServer(new() { Name = "plain" }) { Rewrite = (_, reply) => rewrite(reply) };
        return Assert.Single((await AskAsync(server)).Drafts);
    }
}
