using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;
using Ponder.TestKit.Servers.Speech;

namespace Ponder.Inference.Tests.Servers;

/// <summary>What every scripted server does: it counts honestly, and can be made to fail.</summary>
public sealed class ScriptedServerTests
{
    private static readonly ServerProfile Plain = new() { Name = "plain" };

    public static TheoryData<string> Names => [.. ServerProfiles.All.Select(profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_own_count_is_what_was_read_and_written_whatever_the_usage_says(string name)
    {
        using var server = new ScriptedServer(ServerProfiles.All.Single(p => p.Name == name));
        var first = (await Calls.ChatAsync(server)).Json;
        var tokens = Words.Count(first.Content()) + 1;
        Assert.Equal("The answer is \\boxed{17}.", first.Content().Split("\n\n")[^1]);
        Assert.InRange(server.Done.Written, tokens, tokens + 1000);
        Assert.Equal(first.Usage(), server.Done.Written);
        Assert.Equal(first.Usage("prompt_tokens"), server.Done.Read);
    }

    [Fact]
    public async Task A_text_ends_at_a_stop_string_or_at_max_tokens_and_is_counted_with_what_ended_it()
    {
        using var server = new ScriptedServer(Plain);
        var stopped = (await Calls.ChatAsync(server, "'stop':['\\n\\n']")).Json;
        Assert.Equal("stop", stopped.Finish());
        Assert.DoesNotContain("\n", stopped.Content(), StringComparison.Ordinal);
        Assert.Equal(Words.Count(stopped.Content() + "\n\n"), stopped.Usage());
        var cut = (await Calls.ChatAsync(server, "'max_tokens':5")).Json;
        Assert.Equal((5, "length", 5), (Words.Count(cut.Content()), cut.Finish(), (int)cut.Usage()));
    }

    [Fact]
    public async Task The_same_seed_writes_the_same_and_each_sample_is_another()
    {
        using var server = new ScriptedServer(Plain);
        var (a, b) = ((await Calls.ChatAsync(server, "'n':3,'seed':5")).Json, (await Calls.ChatAsync(server, "'n':3,'seed':5")).Json);
        Assert.Equal(a["choices"]!.ToJsonString(), b["choices"]!.ToJsonString());
        Assert.Equal(3, Enumerable.Range(0, 3).Select(i => a.Content(i)).Distinct().Count());
        Assert.Equal(2 * (a.Usage("prompt_tokens") + a.Usage()), server.Done.Tokens);
    }

    [Fact]
    public async Task Dead_it_refuses_connections_and_risen_it_has_the_same_address()
    {
        using var server = new ScriptedServer(Plain);
        await Calls.ChatAsync(server);
        server.Die();
        await Assert.ThrowsAsync<HttpRequestException>(() => Calls.ChatAsync(server));
        server.Rise();
        Assert.Equal(200, (await Calls.ChatAsync(server)).Status);
        Assert.Equal(2, server.Done.Requests);
    }

    [Fact]
    public async Task What_comes_instead_costs_nothing_and_what_is_lost_on_the_way_is_paid_for()
    {
        using var server = new ScriptedServer(Plain) { Instead = _ => ServerReply.Dropped };
        await Assert.ThrowsAsync<HttpRequestException>(() => Calls.ChatAsync(server));
        Assert.Equal(default, server.Done);
        (server.Instead, server.Rewrite) = (_ => null, (_, reply) => reply with { Break = 20 });
        await Assert.ThrowsAsync<HttpRequestException>(() => Calls.ChatAsync(server));
        Assert.Equal(1, server.Done.Requests);
        server.Rewrite = (_, reply) => reply.With(json => json["usage"] = null);
        Assert.Null((await Calls.ChatAsync(server)).Json["usage"]);
        Assert.Equal(3, server.Questions.Count);
    }

    [Fact]
    public async Task A_hanging_reply_ends_with_the_server()
    {
        using var server = new ScriptedServer(Plain) { Instead = _ => ServerReply.Hanging };
        var asked = Calls.ChatAsync(server);
        await Task.Delay(100);
        Assert.False(asked.IsCompleted);
        server.Die();
        await Assert.ThrowsAsync<HttpRequestException>(() => asked);
    }

    [Fact]
    public async Task Key_and_loading()
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New) { Key = "secret" };
        Assert.Equal(401, (await Calls.ChatAsync(server)).Status);
        Assert.Contains("\"m\"", await Calls.GetAsync(server, "/v1/models"), StringComparison.Ordinal);
        (server.Key, server.Loading) = (null, true);
        var (status, error) = await Calls.ChatAsync(server);
        Assert.Equal(503, status);
        Assert.Equal("""{"error":{"message":"Loading model","type":"unavailable_error","code":503}}""", error.ToJsonString());
    }
}
