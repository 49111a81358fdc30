using System.Net;
using Microsoft.Extensions.AI;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat.Clients;
using Ponder.Inference.Settings;

namespace Ponder.Inference.Tests.Chat.Clients;

/// <summary>Any provider's client as a proposer: what it is asked, and what its answers are charged.</summary>
public sealed class ChatClientProposerTests
{
    private static readonly ChatClientOptions Options = new() { Name = "m", Version = "1", Parameters = 7, MaxConcurrency = 3 };

    [Fact]
    public async Task Each_seed_is_a_request_of_its_own_with_everything_set()
    {
        var client = new ScriptedClient(seed => ScriptedClient.Text($"draft {seed}", ChatFinishReason.Stop, (31, 4)));
        var reply = await AskAsync(client, Setup.Prompt(3) with { Temperature = 0.5 });
        Assert.Equal(["draft 1", "draft 2", "draft 3"], reply.Drafts.Select(d => d.Text));
        Assert.All(reply.Drafts, d => Assert.Equal((4, Ending.Finished), (d.Tokens, d.Ending)));
        Assert.Equal((3 * 31, 3 * 4), (reply.PromptTokens, reply.CompletionTokens));
        Assert.Equal([1, 2, 3], client.Asked.Select(a => a.Options.Seed!.Value).Order());
        Assert.All(client.Asked, a => Assert.Equal((100, 0.5f), (a.Options.MaxOutputTokens!.Value, a.Options.Temperature!.Value)));
        Assert.All(client.Asked, a => Assert.Equal([ChatRole.System, ChatRole.User], a.Messages.Select(m => m.Role)));
        Assert.Contains("What is 1 + 1?", client.Asked.First().Messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_fits_every_service()
    {
        var client = new ScriptedClient(_ => ScriptedClient.Text("2", ChatFinishReason.Stop, (31, 4)));
        await AskAsync(client, Setup.Prompt() with { Seeds = [ulong.MaxValue] });
        Assert.Equal(0x7fffffff, Assert.Single(client.Asked).Options.Seed);
    }

    [Theory]
    [InlineData("stop", Ending.Finished, null)]
    [InlineData("length", Ending.Length, null)]
    [InlineData("content_filter", Ending.Failed, "content filter")]
    [InlineData("tool_calls", Ending.Finished, null)]
    public async Task The_reason_to_finish_is_the_drafts_ending(string reason, Ending ending, string? words)
    {
        var client = new ScriptedClient(_ => ScriptedClient.Text("two", new(reason), (31, reason == "length" ? 100 : 4)));
        var draft = Assert.Single((await AskAsync(client, Setup.Prompt())).Drafts);
        Assert.Equal((ending, reason == "length" ? 100 : 4), (draft.Ending, draft.Tokens));
        if (words is not null) Assert.Contains(words, draft.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(99, Ending.Finished)]
    [InlineData(100, Ending.Length)]
    public async Task Without_a_reason_the_count_tells_whether_it_may_have_been_cut_off(int written, Ending ending)
    {
        var client = new ScriptedClient(_ => ScriptedClient.Text("two", null, (31, written)));
        Assert.Equal(ending, Assert.Single((await AskAsync(client, Setup.Prompt())).Drafts).Ending);
    }

    [Fact]
    public async Task Without_usage_a_draft_has_a_token_a_byte_and_the_call_is_charged_at_its_worst()
    {
        var client = new ScriptedClient(_ => ScriptedClient.Text("zwölf", ChatFinishReason.Stop));
        var reply = await AskAsync(client, Setup.Prompt());
        Assert.Equal((6, 50, 100), (Assert.Single(reply.Drafts).Tokens, reply.PromptTokens, reply.CompletionTokens));
    }

    [Theory]
    [InlineData("two", 0, null, 1, 1)]
    [InlineData("", 0, null, 0, 0)]
    [InlineData("two", 20, 15, 5, 20)]
    [InlineData("two", 20, 20, 1, 20)]
    public async Task No_text_has_no_tokens_and_what_was_thought_unseen_is_charged(string text, int written, int? unseen, int tokens, int charged)
    {
        var client = new ScriptedClient(_ => ScriptedClient.Text(text, ChatFinishReason.Stop, (31, written), unseen));
        var reply = await AskAsync(client, Setup.Prompt());
        Assert.Equal((tokens, charged), (Assert.Single(reply.Drafts).Tokens, reply.CompletionTokens));
    }

    [Fact]
    public async Task One_failing_call_is_one_failed_draft_charged_as_often_as_it_may_have_been_billed()
    {
        var client = new ScriptedClient(seed => seed == 2
            ? throw new InvalidOperationException("the provider fell over\nat once")
            : ScriptedClient.Text("2", ChatFinishReason.Stop, (31, 4)));
        using var proposer = new ChatClientProposer(client, Options with { BilledAttempts = 2 });
        Assert.Equal(new Billing(1, 2), proposer.Billing);
        var reply = Assert.Single(await proposer.ProposeAsync([Setup.Prompt(3)]));
        Assert.Equal([Ending.Finished, Ending.Failed, Ending.Finished], reply.Drafts.Select(d => d.Ending));
        Assert.Equal("the provider fell over", reply.Drafts[1].Failure);
        Assert.Equal((31 + 31 + (2 * 50), 4 + 4 + (2 * 100)), (reply.PromptTokens, reply.CompletionTokens));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(null)]
    public async Task Where_nothing_can_be_had_and_nothing_was_spent_the_batch_fails(HttpStatusCode? status)
    {
        var client = new ScriptedClient(_ => throw new InvalidOperationException("no answer", status is null
            ? new HttpRequestException(HttpRequestError.ConnectionError, "nobody there")
            : new HttpRequestException("refused", null, status)));
        await Assert.ThrowsAsync<ModelUnavailableException>(() => AskAsync(client, Setup.Prompt(2)));
    }

    [Fact]
    public async Task A_cancelled_batch_throws_and_a_clients_own_timeout_does_not()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var slow = new ScriptedClient(_ => throw new InvalidOperationException()) { Pause = TimeSpan.FromMinutes(1) };
        using var proposer = new ChatClientProposer(slow, Options);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => proposer.ProposeAsync([Setup.Prompt(5)], stop.Token));
        var timed = new ScriptedClient(_ => throw new TaskCanceledException("no answer in time"));
        Assert.Equal("no answer in time", Assert.Single((await AskAsync(timed, Setup.Prompt())).Drafts).Failure);
    }

    [Fact]
    public async Task No_more_calls_are_under_way_than_allowed_and_the_client_stays_open()
    {
        var client = new ScriptedClient(_ => ScriptedClient.Text("2", ChatFinishReason.Stop, (31, 4))) { Pause = TimeSpan.FromMilliseconds(20) };
        await AskAsync(client, Setup.Prompt(12));
        Assert.InRange(client.Most, 1, 3);
        Assert.False(client.Disposed);
    }

    [Fact]
    public async Task Texts_are_shown_for_a_revision_and_partial_solutions_are_refused()
    {
        var client = new ScriptedClient(_ => ScriptedClient.Text("2", ChatFinishReason.Stop, (31, 4)));
        using var proposer = new ChatClientProposer(client, Options);
        Assert.Equal(Abilities.Revise | Abilities.Judge | Abilities.Critique | Abilities.Search | Abilities.Divide, proposer.Abilities);
        await proposer.ProposeAsync([Setup.Prompt() with { Purpose = Purpose.Revise, Attempts = ["It is 3."] }]);
        Assert.Contains("It is 3.", client.Asked.Single().Messages[1].Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => proposer.ProposeAsync([Setup.Prompt() with { Prefix = "It is" }]));
        await Assert.ThrowsAsync<ArgumentException>(() => proposer.ProposeAsync([Setup.Prompt() with { Steps = 1 }]));
    }

    [Fact]
    public void A_prompt_is_never_larger_than_its_reading_and_too_long_a_problem_is_refused()
    {
        using var client = new ScriptedClient(_ => throw new InvalidOperationException());
        using var proposer = new ChatClientProposer(client, Options);
        Assert.Null(proposer.Read("What is 1 + 1?").Refusal);
        Assert.Contains("ContextLength is 8192", proposer.Read(new string('x', 20_000)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_cannot_work_are_all_named()
    {
        using var client = new ScriptedClient(_ => throw new InvalidOperationException());
        var error = Assert.Throws<SettingException>(() => new ChatClientProposer(client, new() { MaxConcurrency = 0, VerdictTokens = 0 }));
        Assert.Equal(3, error.Faults.Count);
        Assert.Contains("ChatClientOptions:Name is \"\": expected the model's name", error.Message, StringComparison.Ordinal);
    }

    private static async Task<ProposerReply> AskAsync(ScriptedClient client, ProposerPrompt prompt)
    {
        using var proposer = new ChatClientProposer(client, Options);
        return Assert.Single(await proposer.ProposeAsync([prompt]));
    }
}
