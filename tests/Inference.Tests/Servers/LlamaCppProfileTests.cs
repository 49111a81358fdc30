using System.Text.Json.Nodes;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;
using Ponder.TestKit.Servers.Speech;

namespace Ponder.Inference.Tests.Servers;

/// <summary>The faults of llama.cpp's servers, as they were found.</summary>
public sealed class LlamaCppProfileTests
{
    [Fact]
    public async Task Usage_of_several_samples_is_the_first_ones_only()
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New);
        var reply = (await Calls.ChatAsync(server, "'n':4,'seed':3,'logprobs':true")).Json;
        var counted = Enumerable.Range(0, 4).Sum(i => reply["choices"]![i]!["logprobs"]!["content"]!.AsArray().Count);
        Assert.Equal(counted, server.Done.Written);
        Assert.Equal(reply.Usage(), server.Claimed.Written);
        Assert.Equal(Words.Count(reply.Content()) + 1, reply.Usage());
    }

    [Fact]
    public async Task A_partial_answer_comes_back_before_what_goes_on_from_it()
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New);
        var begun = "Step 1, by way 5, gives 17.\\n\\n";
        var prefill = (await Calls.ChatAsync(server, begun: begun)).Json.Content();
        const string Final = "'add_generation_prompt':false,'continue_final_message':true";
        var final = (await Calls.ChatAsync(server, Final, begun: begun)).Json.Content();
        Assert.Equal(prefill, final);
        Assert.StartsWith("Step 1, by way 5, gives 17.\n\nStep 2", prefill, StringComparison.Ordinal);
        var (status, error) = await Calls.ChatAsync(server, "'continue_final_message':true", begun: begun);
        const string Both = "Cannot set both add_generation_prompt and continue_final_message to true.";
        Assert.Equal((400, Both), (status, (string?)error["error"]!["message"]));
        var prompt = $"<|im_start|>user\\n{Calls.Problem}<|im_end|>\\n<|im_start|>assistant\\n{begun}";
        var plain = await Calls.PostAsync(server, "completions", $$"""{"prompt":"{{prompt}}"}""");
        Assert.StartsWith("Step 2", plain.Json.Content(), StringComparison.Ordinal);
        Assert.Equal(prefill.Length, plain.Json.Content().Length + "Step 1, by way 5, gives 17.\n\n".Length);
    }

    [Theory]
    [InlineData("", "eos", "")]
    [InlineData("'stop':['\\n\\n'],", "word", "\n\n")]
    [InlineData("'max_tokens':3,", "limit", "")]
    public async Task What_stopped_a_text_is_told_when_asked_and_of_the_first_sample_only(string fields, string type, string word)
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New);
        var told = (await Calls.ChatAsync(server, fields + "'verbose':true,'n':2")).Json;
        Assert.Equal((type, word), ((string?)told["__verbose"]!["stop_type"], (string?)told["__verbose"]!["stopping_word"]));
        var untold = (await Calls.ChatAsync(server, fields + "'n':1")).Json;
        Assert.DoesNotContain("stop_type", untold.ToJsonString(), StringComparison.Ordinal);
        using var old = new ScriptedServer(LlamaCppProfiles.Old);
        Assert.Null((await Calls.ChatAsync(old, fields + "'verbose':true")).Json["__verbose"]);
    }

    [Fact]
    public async Task More_samples_than_slots_are_refused_with_numbers_for_codes()
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New);
        using var old = new ScriptedServer(LlamaCppProfiles.Old);
        var (fresh, dated) = ((await Calls.ChatAsync(server, "'n':8")).Json, (await Calls.ChatAsync(old, "'n':2")).Json);
        Assert.Equal("Field 'n': Value must be between 1 <= value <= 4, but got 8", (string?)fresh["error"]!["message"]);
        Assert.Equal(
            """{"error":{"message":"Only one completion choice is allowed","type":"server_error","code":500}}""", dated.ToJsonString());
        Assert.Equal(default, server.Done + old.Done);
    }

    [Fact]
    public async Task The_old_one_does_not_know_max_completion_tokens()
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New);
        using var old = new ScriptedServer(LlamaCppProfiles.Old);
        Assert.Equal(5, (await Calls.ChatAsync(server, "'max_completion_tokens':5")).Json.Usage());
        Assert.True((await Calls.ChatAsync(old, "'max_completion_tokens':5")).Json.Usage() > 5);
    }

    [Fact]
    public async Task A_prompt_too_long_is_refused_with_its_length_and_the_old_one_cuts_it()
    {
        var problem = string.Concat(Enumerable.Repeat("word ", 5000)) + Calls.Problem;
        using var server = new ScriptedServer(LlamaCppProfiles.New);
        var (status, error) = await Calls.ChatAsync(server, problem: problem);
        Assert.Equal((400, "exceed_context_size_error", 4096), (status, (string?)error["error"]!["type"], (int)error["error"]!["n_ctx"]!));
        Assert.InRange((int)error["error"]!["n_prompt_tokens"]!, 5000, 5100);
        Assert.Equal(0, server.Done.Tokens);
        using var old = new ScriptedServer(LlamaCppProfiles.Old);
        var cut = (await Calls.ChatAsync(old, problem: problem)).Json;
        Assert.InRange(cut.Usage("prompt_tokens"), 2048, 4095);
        Assert.Contains("boxed{17}", cut.Content(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_its_context_slots_and_counters()
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New);
        await Calls.ChatAsync(server);
        await Calls.ChatAsync(server, "'n':4");
        var props = JsonNode.Parse(await Calls.GetAsync(server, "/props"))!;
        Assert.Equal((4096, 4), ((int)props["default_generation_settings"]!["n_ctx"]!, (int)props["total_slots"]!));
        var models = await Calls.GetAsync(server, "/v1/models");
        Assert.Contains("\"meta\":{\"n_ctx\":4096,\"n_ctx_train\":32768}", models, StringComparison.Ordinal);
        var metrics = await Calls.GetAsync(server, "/metrics");
        Assert.Contains($"llamacpp:tokens_predicted_total {server.Done.Written}\n", metrics, StringComparison.Ordinal);
        Assert.Contains($"llamacpp:prompt_tokens_total {server.Done.Read - server.Done.Remembered}\n", metrics, StringComparison.Ordinal);
        Assert.InRange(server.Done.Remembered, server.Done.Read / 3, server.Done.Read / 2);
    }
}
