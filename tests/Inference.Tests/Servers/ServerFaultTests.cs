using System.Diagnostics;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat;
using Ponder.Inference.Settings;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;
using Ponder.TestKit.Stores;

namespace Ponder.Inference.Tests.Servers;

/// <summary>What went wrong against real servers: outages, refusals, settings.</summary>
public sealed class ServerFaultTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(64)]
    [InlineData(256)]
    public async Task A_dead_server_stops_the_job_soon_whatever_the_page(int page)
    {
        var store = new MemoryStore();
        using var server = new ScriptedServer(VllmProfiles.New);
        server.Rewrite = (request, reply) =>
        {
            if (server.Done.Requests > 10) server.Die();
            return reply;
        };
        var begun = Stopwatch.GetTimestamp();
        var quick = (ChatOptions o) => o with { Limits = o.Limits with { Attempts = 4, Backoff = TimeSpan.FromMilliseconds(50) } };
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => ProfileJobs.RunAsync(server, "majority", 6, 256, quick, o => o with { PageSize = page }, store));
        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        (server.Rewrite, _) = ((_, reply) => reply, 0);
        server.Rise();
        var summary = await ProfileJobs.RunAsync(server, "majority", 6, 256, quick, o => o with { PageSize = page }, store);
        Assert.Equal(256, summary.Solved);
    }

    [Fact]
    public async Task Through_a_proxy_that_drops_connections_the_first_loss_is_charged_and_the_rest_is_looked_at_for_nothing()
    {
        var away = false;
        using var server = new ScriptedServer(VllmProfiles.New) { Instead = _ => Volatile.Read(ref away) ? ServerReply.Dropped : null };
        using var back = new Timer(_ => Volatile.Write(ref away, false));
        using var proposer = new ChatProposer(ProfileJobs.Options(server) with { Limits = new() { Backoff = TimeSpan.FromMilliseconds(300), Attempts = 8 } });
        Volatile.Write(ref away, true);
        back.Change(1500, Timeout.Infinite);
        var prompts = Enumerable.Range(0, 20).Select(i => new ProposerPrompt { Problem = Calls.Problem, Seeds = [(ulong)i], MaxTokens = 100, PromptTokens = 200 }).ToList();
        var replies = await proposer.ProposeAsync(prompts);
        Assert.All(replies, r => Assert.Equal(Ending.Finished, r.Drafts[0].Ending));
        // Eight calls were on their way.
        Assert.InRange(replies.Sum(r => r.Doubt.Tokens), 300, 8 * 300);
        Assert.Equal(server.Done.Tokens + replies.Sum(r => r.Doubt.Tokens), replies.Sum(r => r.PromptTokens + r.CompletionTokens));
    }

    [Fact]
    public async Task Connections_that_break_now_and_then_keep_no_job_from_its_beginning_and_what_was_lost_is_charged()
    {
        var count = 0;
        using var server = new ScriptedServer(VllmProfiles.New) { Instead = _ => ++count % 4 == 2 && count < 12 ? ServerReply.Dropped : null };
        using var proposer = new ChatProposer(ProfileJobs.Options(server));
        var probed = await proposer.ProbeAsync(null, Abilities.Continue, 100_000);
        Assert.True(server.Done.Tokens > 0 && probed.Spend.Tokens > server.Done.Tokens, $"{probed.Spend} for {server.Done.Tokens}");
        count = 0;
        server.Instead = _ => ++count > 1 ? ServerReply.Dropped : null;
        using var other = new ChatProposer(ProfileJobs.Options(server));
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => other.ProbeAsync(null, Abilities.Continue, 100_000));
        Assert.Contains("the connection broke", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html>welcome</html>", "not the JSON of a chat reply")]
    [InlineData(503, "{}", "503")]
    public async Task A_server_that_gives_no_replies_is_given_up_while_it_is_looked_at(int status, string body, string words)
    {
        var page = ServerReply.Of(status, body) with { ContentType = body.StartsWith('<') ? "text/html" : "application/json" };
        using var server = new ScriptedServer(VllmProfiles.New) { Instead = r => r.Asks ? page : null };
        using var proposer = new ChatProposer(ProfileJobs.Options(server) with { Limits = new() { Attempts = 2, Backoff = TimeSpan.FromMilliseconds(10) } });
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => proposer.ProbeAsync(null, Abilities.Continue, 100_000));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("llama.cpp", 8)]
    [InlineData("llama.cpp, old", 4)]
    public async Task More_samples_than_the_server_takes_stop_at_once_and_name_the_setting(string name, int samples)
    {
        using var server = new ScriptedServer(ServerProfiles.All.Single(p => p.Name == name));
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => OddReplyTests.AskAsync(server, o => o with { SamplesPerRequest = samples }, samples));
        Assert.Contains("Ponder:Proposer:SamplesPerRequest", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (server.Questions.Count, error.Doubt.Tokens));
    }

    [Theory]
    [InlineData("Use 'max_completion_tokens' instead.", "Reasoning")]
    [InlineData("Unsupported parameter: 'max_tokens' is not supported with this model.", "Reasoning")]
    [InlineData("Unsupported value: 'temperature' does not support 0.8 with this model.", "Reasoning")]
    [InlineData("Unrecognized request argument supplied: 'logprobs'", "Logprobs")]
    [InlineData("The model `m` does not exist.", "Model")]
    public async Task A_refusal_without_a_code_names_its_setting_by_its_words(string words, string setting)
    {
        using var server = new ScriptedServer(new() { Name = "plain" })
        {
            Instead = r => r.Asks ? new ServerReply(400, OddReplyTests.Bytes(new System.Text.Json.Nodes.JsonObject { ["error"] = new System.Text.Json.Nodes.JsonObject { ["code"] = "400", ["message"] = words } }.ToJsonString())) : null,
        };
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => OddReplyTests.AskAsync(server));
        Assert.Contains($"Ponder:Proposer:{setting}", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Questions);
    }

    [Fact]
    public async Task A_prompt_the_context_has_no_room_for_costs_nothing_and_is_sent_once()
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New with { ContextLength = 20 });
        var reply = await OddReplyTests.AskAsync(server, o => o with { Limits = o.Limits with { Concurrency = 1 } }, 4);
        Assert.All(reply.Drafts, d => Assert.Contains("exceeds the available context size", d.Failure, StringComparison.Ordinal));
        Assert.Equal((0, 0, 1), (reply.PromptTokens, reply.CompletionTokens, server.Questions.Count));
    }

    [Fact]
    public async Task A_timeout_names_its_setting()
    {
        using var server = new ScriptedServer(new() { Name = "plain" }) { Takes = TimeSpan.FromSeconds(20) };
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() =>
            OddReplyTests.AskAsync(server, o => o with { Limits = o.Limits with { AttemptTimeout = TimeSpan.FromMilliseconds(500) } }));
        Assert.Contains("Ponder:Proposer:Limits:AttemptTimeout", error.Message, StringComparison.Ordinal);
        Assert.Equal(2 * 4256, error.Doubt.Tokens);
    }

    [Fact]
    public async Task Loading_is_waited_for_and_costs_nothing()
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New) { Loading = true };
        using var ready = new Timer(_ => server.Loading = false);
        ready.Change(700, Timeout.Infinite);
        var reply = await OddReplyTests.AskAsync(server, o => o with { Limits = o.Limits with { Backoff = TimeSpan.FromMilliseconds(300) } });
        Assert.Equal((Ending.Finished, server.Done.Tokens), (reply.Drafts[0].Ending, reply.PromptTokens + (long)reply.CompletionTokens));
    }

    [Fact]
    public async Task Extra_fields_are_merged_and_those_of_the_accounting_are_refused()
    {
        using var server = new ScriptedServer(new() { Name = "plain" });
        await OddReplyTests.AskAsync(server, o => o with { Extra = """{"reasoning_effort":"low","temperature":null,"chat_template_kwargs":{"enable_thinking":false}}""" });
        var body = server.Questions[0].Body!;
        Assert.Equal("low", (string?)body["reasoning_effort"]);
        Assert.False(body.ContainsKey("temperature"));
        Assert.False((bool)body["chat_template_kwargs"]!["enable_thinking"]!);
        foreach (var (extra, words) in new[] { ("""{"n":9}""", "\"n\""), ("[1]", "expected a JSON object"), ("{", "expected a JSON object") })
        {
            var error = Assert.Throws<SettingException>(() => new ChatProposer(ProfileJobs.Options(server) with { Extra = extra }));
            Assert.Contains(words, error.Message, StringComparison.Ordinal);
        }
    }
}
