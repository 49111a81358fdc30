using System.Text.Json.Nodes;
using Ponder.Answers;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat;
using Ponder.Inference.Settings;
using Ponder.Inference.Tests.Chat.Server;

namespace Ponder.Inference.Tests.Chat;

/// <summary>What is sent, beside what each service documents.</summary>
public sealed class RequestBodyTests
{
    private const string System =
        "You solve problems step by step. Write each step as a short paragraph and leave a blank line between steps. Put your final answer within \\\\boxed{}.";

    private const string Chat = $$"""
        [{"role":"system","content":"{{System}}"},{"role":"user","content":"What is 1 + 1?"}]
        """;

    [Fact]
    public async Task OpenAI_chat_completions()
    {
        // https://platform.openai.com/docs/api-reference/chat/create
        var request = await SentAsync(o => o, Setup.Prompt(4));
        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.Equal("Bearer secret", request.Headers["Authorization"]);
        Same($$"""{"model":"m","messages":{{Chat}},"max_tokens":100,"temperature":0.8,"seed":1,"n":4}""", request);
    }

    [Fact]
    public async Task Azure_AI_model_inference()
    {
        // https://learn.microsoft.com/rest/api/aifoundry/model-inference/get-chat-completions/get-chat-completions
        var request = await SentAsync(o => o with { Service = ChatService.AzureInference }, Setup.Prompt(4));
        Assert.Equal("/v1/chat/completions?api-version=2024-05-01-preview", request.Path);
        Assert.Equal("secret", request.Headers["api-key"]);
        Assert.Equal("pass-through", request.Headers["extra-parameters"]);
        Same($$"""{"model":"m","messages":{{Chat}},"max_tokens":100,"temperature":0.8,"seed":1,"n":4}""", request);
    }

    [Fact]
    public async Task A_model_that_reasons_unseen_takes_neither_temperature_nor_max_tokens()
    {
        // https://platform.openai.com/docs/guides/reasoning
        var request = await SentAsync(o => o with { Reasoning = true }, Setup.Prompt());
        Same($$"""{"model":"m","messages":{{Chat}},"max_completion_tokens":100,"seed":1}""", request);
    }

    [Theory]
    [InlineData(true, 0, false)]
    [InlineData(true, 0.8, true)]
    [InlineData(false, 0, true)]
    public async Task A_model_that_thinks_is_not_asked_at_temperature_0(bool thinks, double temperature, bool sent)
    {
        using var server = new ChatServer(r => Answer.Of([.. Enumerable.Repeat("2", r.Samples)]));
        using var proposer = Setup.Proposer(Setup.Options(server));
        proposer.Use($$"""{"Asked":true,"Thinks":{{(thinks ? "true" : "false")}}}""");
        await proposer.ProposeAsync([Setup.Prompt() with { Temperature = temperature }]);
        Assert.Equal(sent, Assert.Single(server.Requests).Body!.ContainsKey("temperature"));
    }

    [Fact]
    public async Task VLLM_goes_on_from_the_last_message()
    {
        // https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html#extra-parameters
        var request = await SentAsync(o => o with { Continuation = Continuation.FinalMessage, Logprobs = true }, Setup.Prompt() with { Prefix = "One.\n\n", Steps = 1 });
        Same(
            $$"""{"model":"m","messages":{{Chat.TrimEnd(']')}},{"role":"assistant","content":"One.\n\n"}],"add_generation_prompt":false,"continue_final_message":true,"max_tokens":100,"temperature":0.8,"seed":1,"stop":["\n\n"],"logprobs":true}""",
            request);
    }

    [Theory]
    [InlineData(Continuation.FinalMessage, "\"logprobs\":true,\"top_logprobs\":20")]
    [InlineData(Continuation.Completions, "\"logprobs\":20}")]
    public async Task The_likeliest_tokens_are_asked_for_as_each_endpoint_takes_it(Continuation continuation, string words)
    {
        var request = await SentAsync(o => o with { Continuation = continuation, Logprobs = true, TopLogprobs = 20 }, Setup.Prompt());
        Assert.Contains(words, request.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_likeliest_tokens_need_log_probabilities()
    {
        using var server = new ChatServer(_ => Answer.Of(["2"]));
        foreach (var (logprobs, top) in new[] { (false, 1), (true, 21), (true, -1) })
        {
            var refused = Assert.Throws<SettingException>(() => new ChatProposer(Setup.Options(server) with { Logprobs = logprobs, TopLogprobs = top }));
            Assert.Contains("TopLogprobs", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Who_goes_by_log_probabilities_needs_a_server_that_is_asked_for_them_and_gives_them(bool asked, bool? given, bool can)
    {
        using var server = new ChatServer(_ => Answer.Of(["2"]));
        using var proposer = new ChatProposer(Setup.Options(server) with { Logprobs = asked });
        proposer.Use(given is { } gives ? $$"""{"Asked":true,"Logprobs":{{(gives ? "true" : "false")}}}""" : """{"Asked":true}""");
        Assert.Equal(can, proposer.Abilities.HasFlag(Abilities.Logprobs));
    }

    [Fact]
    public async Task Completions_with_thinking_under_control()
    {
        // https://platform.openai.com/docs/api-reference/completions/create
        var prompt = Setup.Prompt() with { Purpose = Purpose.Conclude, Prefix = "Hm.", Cue = "\nFinal Answer:" };
        var request = await SentAsync(o => o with { Continuation = Continuation.Completions, ThinkOpen = "<think>\n" }, prompt);
        Assert.Equal("/v1/completions", request.Path);
        Same(
            $$"""{"model":"m","prompt":"<|im_start|>system\n{{System}}<|im_end|>\n<|im_start|>user\nWhat is 1 + 1?<|im_end|>\n<|im_start|>assistant\n<think>\nHm.</think>\nFinal Answer:","max_tokens":100,"temperature":0.8,"seed":1}""",
            request);
    }

    [Theory]
    [InlineData(Purpose.Revise, "Attempt 1:\nA {second}\n\nAttempt 2:\nB")]
    [InlineData(Purpose.Refine, "An earlier solution:\n\nA {second}\n\nWhat a reviewer says of it:\n\nB")]
    [InlineData(Purpose.Compare, "The first solution:\n\nA {second}\n\nThe second solution:\n\nB")]
    [InlineData(Purpose.Judge, "A solution:\n\nA {second}")]
    [InlineData(Purpose.Critique, "A solution:\n\nA {second}")]
    public async Task Every_purpose_has_its_template_and_texts_are_never_taken_for_places(Purpose purpose, string expected)
    {
        var request = await SentAsync(o => o, Setup.Prompt() with { Purpose = purpose, Attempts = ["A {second}", "B"] });
        Assert.Contains(expected, request.Text, StringComparison.Ordinal);
        Assert.StartsWith("What is 1 + 1?", request.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AnswerKind.Math)]
    [InlineData(AnswerKind.Choice)]
    [InlineData(AnswerKind.Text)]
    [InlineData(AnswerKind.Json)]
    [InlineData(AnswerKind.Code)]
    public async Task The_kind_of_answer_words_what_is_asked_for_within_what_is_set_aside(AnswerKind kind)
    {
        foreach (var purpose in (Purpose[])[Purpose.Solve, Purpose.Revise, Purpose.Refine])
        {
            var request = await SentAsync(o => o, Setup.Prompt() with { Kind = kind, Purpose = purpose, Attempts = ["A", "B"] });
            var system = $"{request.Body!["messages"]![0]!["content"]}";
            Assert.EndsWith($" between steps. {AnswerKinds.Request(kind)}", system, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_replaces_templates_by_name()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "solve.txt"), "--- user\nQ: {problem}\n");
            var request = await SentAsync(o => o with { Templates = folder.FullName }, Setup.Prompt());
            Assert.Equal("""[{"role":"user","content":"Q: What is 1 + 1?"}]""", request.Body!["messages"]!.ToJsonString().Replace("\\u002B", "+", StringComparison.Ordinal));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "solve.txt"), "--- user\nQ: {problem}\nand {probelm}\n");
            var error = await Assert.ThrowsAsync<SettingException>(() => SentAsync(o => o with { Templates = folder.FullName }, Setup.Prompt()));
            Assert.Contains("solve.txt, line 3: {probelm}: expected {problem}", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task<ChatRequest> SentAsync(Func<ChatOptions, ChatOptions> change, ProposerPrompt prompt)
    {
        using var server = new ChatServer(_ => Answer.Of(["2"]));
        await Setup.AskAsync(change(Setup.Options(server)), prompt);
        return Assert.Single(server.Requests);
    }

    private static void Same(string expected, ChatRequest request) =>
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), request.Body!.ToJsonString());
}
