using System.Text.Json.Nodes;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;

namespace Ponder.Inference.Tests.Servers;

/// <summary>What sets the other servers apart.</summary>
public sealed class ProfileTests
{
    private const string Begun = "Step 1, by way 5, gives 17.\\n\\n";

    [Fact]
    public async Task VLLM_and_SGLang_name_the_stop_string_and_go_on_without_an_echo()
    {
        using var vllm = new ScriptedServer(VllmProfiles.New);
        using var sglang = new ScriptedServer(SglangProfiles.New);
        const string Fields = "'stop':['\\n\\n'],'n':2,'add_generation_prompt':false,'continue_final_message':true";
        foreach (var (server, field, end) in new[] { (vllm, "stop_reason", null), (sglang, "matched_stop", "151645") })
        {
            var step = (await Calls.ChatAsync(server, Fields, begun: Begun)).Json;
            Assert.All(step["choices"]!.AsArray(), choice => Assert.Equal("\n\n", (string?)choice![field]));
            Assert.StartsWith("Step 2", step.Content(1), StringComparison.Ordinal);
            var whole = (await Calls.ChatAsync(server)).Json["choices"]![0]!.AsObject();
            Assert.True(whole.ContainsKey(field));
            Assert.Equal(end, whole[field]?.ToJsonString());
        }

        Assert.Equal(400, (await Calls.ChatAsync(vllm, "'continue_final_message':true", begun: Begun)).Status);
        Assert.Equal(200, (await Calls.ChatAsync(sglang, "'continue_final_message':true", begun: Begun)).Status);
    }

    [Theory]
    [InlineData("llama.cpp", "'stop':['\\n\\n']", 2)]
    [InlineData("vLLM", "'stop':['\\n\\n']", 0)]
    [InlineData("llama.cpp", "'seed':1", 0)]
    [InlineData("llama.cpp, thinking", "'seed':1", 0)]
    [InlineData("vLLM, thinking", "'max_tokens':7", 0)]
    public async Task Log_probabilities_are_a_token_each_but_for_a_stop_string(string name, string fields, int missing)
    {
        var profiles = ServerProfiles.All.Concat(ServerProfiles.All.Select(p => p.ThinkingOf(9)));
        using var server = new ScriptedServer(profiles.First(p => p.Name == name));
        var reply = (await Calls.ChatAsync(server, fields + ",'logprobs':true")).Json;
        Assert.Equal(reply.Usage() - missing, reply["choices"]![0]!["logprobs"]!["content"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("vLLM", true)]
    [InlineData("vLLM, old", false)]
    [InlineData("SGLang", false)]
    public async Task Their_errors_have_numbers_for_codes_within_or_without_an_error(string name, bool wrapped)
    {
        using var server = new ScriptedServer(Named(name));
        var (status, reply) = await Calls.ChatAsync(server, "'max_tokens':9000");
        var error = wrapped ? reply["error"]! : reply;
        Assert.Equal((400, 400, "BadRequestError"), (status, (int)error["code"]!, (string?)error["type"]));
        Assert.Equal(wrapped, reply.ContainsKey("error"));
    }

    [Theory]
    [InlineData("llama.cpp", "reasoning_content", null)]
    [InlineData("vLLM", "reasoning", null)]
    [InlineData("vLLM, old", "reasoning_content", null)]
    [InlineData("SGLang", "reasoning_content", "reasoning_tokens")]
    [InlineData("Ollama", "reasoning", null)]
    public async Task Thinking_takes_max_tokens_and_stands_apart(string name, string field, string? count)
    {
        var profile = Named(name).ThinkingOf(30);
        using var server = new ScriptedServer(profile);
        var cut = (await Calls.ChatAsync(server, "'max_tokens':20")).Json;
        Assert.Equal(("", "length", 20), (cut.Content(), cut.Finish(), (int)cut.Usage()));
        Assert.StartsWith("hm hm", (string?)cut["choices"]![0]!["message"]![field], StringComparison.Ordinal);
        var whole = (await Calls.ChatAsync(server)).Json;
        Assert.EndsWith("boxed{17}.", whole.Content(), StringComparison.Ordinal);
        if (count is not null) Assert.Equal(30, whole.Usage(count));
        var off = profile.Thinking.Off.First();
        var path = off.Key.Split('.');
        var setting = path.Length == 1 ? $"\"{off.Key}\":{off.Value}" : $"\"{path[0]}\":{{\"{path[1]}\":{off.Value}}}";
        Assert.Equal(whole.Usage() - 30, (await Calls.ChatAsync(server, setting)).Json.Usage());
    }

    [Fact]
    public async Task Ollama_leaves_n_unread_and_cuts_prompts_without_a_word()
    {
        using var server = new ScriptedServer(OllamaProfiles.New);
        var reply = (await Calls.ChatAsync(server, "'n':4,'max_completion_tokens':3")).Json;
        Assert.Single(reply["choices"]!.AsArray());
        Assert.True(reply.Usage() > 3);
        var cut = (await Calls.ChatAsync(server, problem: Calls.Problem + string.Concat(Enumerable.Repeat(" word", 5000)))).Json;
        Assert.Equal(2048, cut.Usage("prompt_tokens"));
        Assert.DoesNotContain("17", cut.Content(), StringComparison.Ordinal);
        using var old = new ScriptedServer(OllamaProfiles.Old);
        Assert.Null((await Calls.ChatAsync(old, "'logprobs':true")).Json["choices"]![0]!["logprobs"]);
    }

    [Theory]
    [InlineData("'max_tokens':5", "unsupported_parameter", "max_tokens")]
    [InlineData("'temperature':0.7", "unsupported_value", "temperature")]
    [InlineData("'stop':['x']", "unsupported_parameter", "stop")]
    [InlineData("'logprobs':true", "unsupported_parameter", "logprobs")]
    [InlineData("'top_p':0.9", "unsupported_parameter", "top_p")]
    public async Task A_reasoning_model_refuses_what_it_does_not_take(string fields, string code, string param)
    {
        using var server = new ScriptedServer(AzureProfiles.Reasoning);
        var (status, reply) = await Calls.ChatAsync(server, fields);
        Assert.Equal((400, code, param), (status, (string?)reply["error"]!["code"], (string?)reply["error"]!["param"]));
        Assert.Equal(200, (await Calls.ChatAsync(server, "'temperature':1,'max_completion_tokens':500")).Status);
    }

    [Fact]
    public async Task A_reasoning_model_thinks_unseen_and_may_leave_nothing_for_the_answer()
    {
        using var server = new ScriptedServer(AzureProfiles.Reasoning);
        Assert.Equal("/openai/v1", server.Endpoint.AbsolutePath);
        var reply = (await Calls.ChatAsync(server, "'max_completion_tokens':50,'n':2")).Json;
        Assert.Equal(("", "length", 100), (reply.Content(), reply.Finish(), (int)reply.Usage()));
        Assert.Equal(100, (int)reply["usage"]!["completion_tokens_details"]!["reasoning_tokens"]!);
    }

    [Fact]
    public async Task Azure_filters_prompts_and_replies()
    {
        using var server = new ScriptedServer(AzureProfiles.V1, writing => writing.Seed == 1 ? "This is a filtered reply." : "Fine.");
        var (status, error) = await Calls.ChatAsync(server, problem: "a filtered prompt");
        Assert.Equal((400, "content_filter"), (status, (string?)error["error"]!["code"]));
        var reply = (await Calls.ChatAsync(server, "'seed':1")).Json;
        Assert.Equal(("", "content_filter"), (reply.Content(), reply.Finish()));
        Assert.Equal("stop", (await Calls.ChatAsync(server, "'seed':2")).Json.Finish());
    }

    [Fact]
    public async Task DeepSeek_bounds_the_answer_only_and_goes_on_at_its_beta_address()
    {
        using var server = new ScriptedServer(DeepSeekProfiles.Reasoner);
        var reply = (await Calls.ChatAsync(server, "'max_tokens':10")).Json;
        Assert.Equal(58, reply.Usage());
        Assert.StartsWith("Step 1", reply.Content(), StringComparison.Ordinal);
        Assert.Equal(400, (await Calls.ChatAsync(server, "'logprobs':true")).Status);
        var last = $$"""[{"role":"user","content":"{{Calls.Problem}}"},{"role":"assistant","content":"{{Begun}}","prefix":true}]""";
        var beta = (await Calls.PostAsync(server, "../beta/chat/completions", $$"""{"model":"m","messages":{{last}}}""")).Json;
        Assert.StartsWith("Step 2", beta.Content(), StringComparison.Ordinal);
        var other = (await Calls.PostAsync(server, "chat/completions", $$"""{"model":"m","messages":{{last}}}""")).Json;
        Assert.StartsWith("Step 1", other.Content(), StringComparison.Ordinal);
        Assert.True(reply.Usage("prompt_cache_hit_tokens") == 0 && server.Done.Remembered == 0);
        await Calls.ChatAsync(server, problem: string.Concat(Enumerable.Repeat("long ", 200)));
        var again = (await Calls.ChatAsync(server, problem: string.Concat(Enumerable.Repeat("long ", 200)))).Json;
        Assert.Equal(192, again.Usage("prompt_cache_hit_tokens"));
    }

    private static ServerProfile Named(string name) => ServerProfiles.All.Single(profile => profile.Name == name);
}
