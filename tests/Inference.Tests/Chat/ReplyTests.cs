using System.Text.Json.Nodes;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat;
using Ponder.Inference.Tests.Chat.Server;

namespace Ponder.Inference.Tests.Chat;

/// <summary>What is made of an answer.</summary>
public sealed class ReplyTests
{
    [Fact]
    public async Task Samples_come_in_order_and_are_charged_as_the_service_says()
    {
        var reply = await ReplyAsync(Answer.Of(["one", "two", "three"], prompt: 31, completion: 12), Setup.Prompt(3));
        Assert.Equal(["one", "two", "three"], reply.Drafts.Select(d => d.Text));
        Assert.All(reply.Drafts, d => Assert.Equal(Ending.Finished, d.Ending));
        Assert.Equal((31, 12), (reply.PromptTokens, reply.CompletionTokens));
    }

    [Fact]
    public async Task Where_a_request_takes_few_samples_the_prompt_is_paid_for_again()
    {
        using var server = new ChatServer(r => Answer.Of([.. Enumerable.Repeat("x", r.Samples)], prompt: 31, completion: 4 * r.Samples));
        var options = Setup.Options(server) with { SamplesPerRequest = 2 };
        var reply = await Setup.AskAsync(options, Setup.Prompt(5));
        Assert.Equal((3 * 31, 20, 5), (reply.PromptTokens, reply.CompletionTokens, reply.Drafts.Count));
        using var proposer = new ChatProposer(options);
        Assert.Equal(3, proposer.Billing.Reads(5) / proposer.Billing.Attempts);
        Assert.Equal([1, 3, 5], server.Requests.Select(r => (int)r.Body!["seed"]!).Order());
    }

    [Fact]
    public async Task Reasoning_is_paid_for_and_is_no_text()
    {
        var answer = Answer.Choices([Answer.Choice("two", "stop")], 31, 120);
        answer["usage"]!["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 100 };
        var reply = await ReplyAsync(Answer.Json(answer), Setup.Prompt());
        Assert.Equal((20, 120), (Assert.Single(reply.Drafts).Tokens, reply.CompletionTokens));
    }

    [Fact]
    public async Task Log_probabilities_count_the_tokens_of_each_sample()
    {
        var (a, b) = (Answer.Choice("long as it is", "stop"), Answer.Choice("b", "stop"));
        a["logprobs"] = new JsonObject { ["content"] = new JsonArray(1, 2) };
        b["logprobs"] = new JsonObject { ["content"] = new JsonArray(1, 2, 3) };
        var reply = await ReplyAsync(Answer.Json(Answer.Choices([a, b], 31, 5)), Setup.Prompt(2));
        Assert.Equal([2, 3], reply.Drafts.Select(d => d.Tokens));
    }

    [Theory]
    [InlineData("""{"content":[{"logprob":-0.6931},{"logprob":0}]}""", new[] { 500, 1000 })]
    [InlineData("""{"content":[{"logprob":-0.1,"top_logprobs":[{"logprob":-0.1},{"logprob":-3.9}]},{"logprob":-1,"top_logprobs":[{"logprob":-1},{"logprob":-2}]}]}""", new[] { 2000, 1500 })]
    [InlineData("""{"content":[{"logprob":-0.6931,"top_logprobs":[]},{"logprob":-0.6931,"top_logprobs":[{"logprob":-1},{"logprob":-2}]}]}""", new[] { 500, 500 })]
    [InlineData("""{"tokens":["a","b"],"token_logprobs":[-0.6931,null],"top_logprobs":null}""", new[] { 500 })]
    [InlineData("""{"tokens":["a"],"token_logprobs":[-0.1],"top_logprobs":[{"a":-0.1,"b":-9999}]}""", new[] { 50_050 })]
    [InlineData("""{"content":[]}""", null)]
    [InlineData("""{"content":[1,"x"]}""", null)]
    [InlineData("null", null)]
    public async Task Log_probabilities_say_how_sure_the_model_was(string logprobs, int[]? expected)
    {
        var choice = Answer.Choice("two", "stop");
        choice["logprobs"] = JsonNode.Parse(logprobs);
        var draft = Assert.Single((await ReplyAsync(Answer.Json(Answer.Choices([choice], 31, 5)), Setup.Prompt())).Drafts);
        Assert.Equal(expected, draft.Confidence?.Means);
    }

    [Fact]
    public async Task A_server_that_is_asked_for_log_probabilities_and_gives_none_is_told_of()
    {
        using var server = new ChatServer(_ => Answer.Json(Answer.Choices([Answer.Choice("two", "stop")], 31, 5)));
        var reply = await Setup.AskAsync(Setup.Options(server) with { Logprobs = true }, Setup.Prompt());
        Assert.Contains(reply.Notes, note => note.Contains("no log probabilities", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("stop", Ending.Finished, null)]
    [InlineData("length", Ending.Length, null)]
    [InlineData("content_filter", Ending.Failed, "content filter: the reply was withheld")]
    [InlineData("eos", Ending.Finished, null)]
    [InlineData("end", Ending.Finished, null)]
    [InlineData("STOP", Ending.Finished, null)]
    [InlineData("MAX_TOKENS", Ending.Length, null)]
    [InlineData("abort", Ending.Failed, "the server gave the sample up: \"abort\"")]
    [InlineData("tool_calls", Ending.Finished, null)]
    [InlineData(null, Ending.Finished, null)]
    public async Task Endings(string? finish, Ending ending, string? failure)
    {
        var draft = Assert.Single((await ReplyAsync(Answer.Json(Answer.Choices([Answer.Choice("two", finish)], 31, 5)), Setup.Prompt())).Drafts);
        Assert.Equal((ending, failure), (draft.Ending, draft.Failure));
    }

    [Theory]
    [InlineData("\"\\n\\n\"", Ending.Step, "One.\n\n")]
    [InlineData("null", Ending.Finished, "One.")]
    [InlineData("151645", Ending.Finished, "One.")]
    public async Task The_server_says_whether_a_step_or_the_solution_ended(string stopReason, Ending ending, string text)
    {
        var choice = Answer.Choice("One.", "stop");
        choice["stop_reason"] = JsonNode.Parse(stopReason);
        var draft = await StepAsync(choice, 1);
        Assert.Equal((ending, text), (draft.Ending, draft.Text));
    }

    [Fact]
    public async Task A_server_that_does_not_say_so_is_found_out()
    {
        var draft = await StepAsync(Answer.Choice("One.", "stop"), 1);
        Assert.Equal(Ending.Failed, draft.Ending);
        Assert.Contains("Ponder:Proposer:Continuation", draft.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A.\n\n\n\nB.\n\nC.\n\nD.", "length", Ending.Step, "A.\n\n\n\nB.\n\n")]
    [InlineData("A.\n\nB.", "stop", Ending.Finished, "A.\n\nB.")]
    [InlineData("A.\n\nB.", "length", Ending.Length, "A.\n\nB.")]
    public async Task Several_steps_are_cut_after_the_last_of_them(string said, string finish, Ending ending, string text)
    {
        var draft = await StepAsync(Answer.Choice(said, finish), 2);
        Assert.Equal((ending, text), (draft.Ending, draft.Text));
    }

    [Fact]
    public async Task Samples_the_server_did_not_give_say_which_setting_to_mend()
    {
        var reply = await ReplyAsync(Answer.Of(["one"]), Setup.Prompt(2));
        Assert.Equal(Ending.Finished, reply.Drafts[0].Ending);
        Assert.Contains("Ponder:Proposer:SamplesPerRequest", reply.Drafts[1].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_usage_the_worst_is_charged()
    {
        var answer = Answer.Choices([Answer.Choice("two", "stop")], 0, 0);
        answer.Remove("usage");
        var reply = await ReplyAsync(Answer.Json(answer), Setup.Prompt());
        Assert.Equal((50, 100), (reply.PromptTokens, reply.CompletionTokens));
    }

    [Fact]
    public void The_bound_on_a_problem_counts_bytes_and_the_words_around()
    {
        using var server = new ChatServer(_ => Answer.Of(["2"]));
        using var proposer = Setup.Proposer(Setup.Options(server));
        var empty = proposer.Read("").Tokens;
        Assert.Equal(empty + 4, proposer.Read("½½").Tokens);
        Assert.InRange(empty, 200, 300);
        Assert.Contains("ContextLength", proposer.Read(new string('x', 20_000)).Refusal, StringComparison.Ordinal);
    }

    private static async Task<Draft> StepAsync(JsonObject choice, int steps)
    {
        using var server = new ChatServer(_ => Answer.Json(Answer.Choices([choice], 31, 5)));
        var options = Setup.Options(server) with { Continuation = Continuation.FinalMessage };
        return Assert.Single((await Setup.AskAsync(options, Setup.Prompt() with { Steps = steps })).Drafts);
    }

    private static async Task<ProposerReply> ReplyAsync(Answer answer, ProposerPrompt prompt)
    {
        using var server = new ChatServer(_ => answer);
        return await Setup.AskAsync(Setup.Options(server), prompt);
    }
}
