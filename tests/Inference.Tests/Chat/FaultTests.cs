using Ponder.Core.Proposing;
using Ponder.Inference.Chat;
using Ponder.Inference.Tests.Chat.Server;

namespace Ponder.Inference.Tests.Chat;

/// <summary>Every fault on both protocols: what is tried again, what it is charged, and what is said.</summary>
public sealed class FaultTests
{
    /// <summary>Name, the fault, and what the attempt may have cost: prompts read and drafts written.</summary>
    private static readonly Dictionary<string, (Answer Answer, int Prompts, int Drafts)> Passing = new()
    {
        ["429"] = (Answer.Error(429) with { Header = ("Retry-After", "0") }, 0, 0),
        ["500"] = (Answer.Error(500), 0, 0),
        ["503"] = (Answer.Error(503), 0, 0),
        ["408"] = (Answer.Error(408), 1, 1),
        ["504"] = (Answer.Error(504), 1, 1),
        ["truncated JSON"] = (new(200, """{"choices":[{"message":{"con"""), 1, 1),
        ["truncated body"] = (Answer.Of(["two"]) with { Break = 20 }, 1, 1),
        ["wrong content type"] = (new(200, "<html>hello</html>") { ContentType = "text/html" }, 1, 1),
        ["not a reply"] = (new(200, """{"hello":1}"""), 1, 1),
        ["reset"] = (new(200, "") { Break = 0 }, 1, 1),
        ["slow"] = (Answer.Of(["late"]) with { After = TimeSpan.FromSeconds(60) }, 1, 1),
    };

    public static IEnumerable<object[]> Cases() =>
        from name in Passing.Keys
        from service in Enum.GetValues<ChatService>()
        select new object[] { name, service };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_that_passes_loses_nothing_and_is_charged_for_what_it_may_have_cost(string name, ChatService service)
    {
        var (fault, prompts, drafts) = Passing[name];
        var first = true;
        using var server = new ChatServer(_ => Interlocked.Exchange(ref first, false) ? fault : Answer.Of(["two", "2"], prompt: 31, completion: 12));
        var options = Setup.Options(server, service) with { Limits = Setup.Quick with { AttemptTimeout = TimeSpan.FromSeconds(5) } };
        var reply = await Setup.AskAsync(options, Setup.Prompt(2));
        Assert.Equal(["two", "2"], reply.Drafts.Select(d => d.Text));
        Assert.Equal((31 + (prompts * 50), 12 + (drafts * 200)), (reply.PromptTokens, reply.CompletionTokens));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Never_more_attempts_that_may_be_billed_than_were_set_aside(int billed)
    {
        using var server = new ChatServer(_ => new Answer(200, "") { Break = 0 });
        var asked = Setup.AskAsync(Setup.Options(server) with { Limits = Setup.Quick with { BilledAttempts = billed } }, Setup.Prompt());
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => asked);
        Assert.Contains("the connection broke", error.Message, StringComparison.Ordinal);
        Assert.Equal((billed, billed * 50, billed * 100), (server.Requests.Count, error.Doubt.PromptTokens, error.Doubt.CompletionTokens));
    }

    [Theory]
    [InlineData(ChatService.OpenAI)]
    [InlineData(ChatService.AzureInference)]
    public async Task A_content_filter_is_an_abstention_with_its_reason(ChatService service)
    {
        using var server = new ChatServer(_ => Answer.Error(400, "content_filter", "violence"));
        var reply = await Setup.AskAsync(Setup.Options(server, service), Setup.Prompt(2));
        Assert.All(reply.Drafts, d => Assert.Equal((Ending.Failed, "content filter: violence"), (d.Ending, d.Failure)));
        Assert.Equal((50, 0, 1), (reply.PromptTokens, reply.CompletionTokens, server.Requests.Count));
    }

    [Theory]
    [InlineData(401, "", "Key")]
    [InlineData(403, "", "Key")]
    [InlineData(404, "DeploymentNotFound", "Model")]
    [InlineData(429, "insufficient_quota", "Key")]
    [InlineData(400, "unsupported_parameter", "Extra")]
    public async Task A_wrong_setting_is_named_at_once_and_the_rest_is_not_sent(int status, string code, string setting)
    {
        using var server = new ChatServer(_ => Answer.Error(status, code));
        using var proposer = new ChatProposer(Setup.Options(server) with { Limits = Setup.Quick with { Concurrency = 2 } });
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => proposer.ProposeAsync([.. Enumerable.Repeat(Setup.Prompt(), 20)]));
        Assert.Contains($"Ponder:Proposer:{setting}", error.Message, StringComparison.Ordinal);
        Assert.True(error.Lasting);
        Assert.InRange(server.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task A_service_that_is_not_there_costs_nothing_and_fails_no_problem()
    {
        using var server = new ChatServer(_ => Answer.Of(["2"]));
        var options = Setup.Options(server) with { Endpoint = new("http://localhost:1/v1"), Limits = Setup.Quick with { Attempts = 3 } };
        using var proposer = new ChatProposer(options);
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => proposer.ProposeAsync([Setup.Prompt()]));
        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.False(error.Lasting);
    }

    [Fact]
    public async Task A_service_that_fails_always_is_left_alone_for_a_while()
    {
        using var server = new ChatServer(_ => Answer.Error(500));
        using var proposer = new ChatProposer(Setup.Options(server) with { Limits = Setup.Quick with { BreakDuration = TimeSpan.FromSeconds(20), TotalTimeout = TimeSpan.FromSeconds(2) } });
        await Assert.ThrowsAsync<ModelUnavailableException>(() => proposer.ProposeAsync([.. Enumerable.Repeat(Setup.Prompt(), 8)]));
        // The circuit opens after ten failures; those already on their way may still arrive.
        Assert.InRange(server.Requests.Count, 10, 20);
    }

    [Fact]
    public async Task Total_time_is_bounded()
    {
        using var server = new ChatServer(_ => Answer.Of(["late"]) with { After = TimeSpan.FromSeconds(30) });
        var limits = Setup.Quick with { AttemptTimeout = TimeSpan.FromSeconds(20), TotalTimeout = TimeSpan.FromSeconds(1) };
        var asked = Setup.AskAsync(Setup.Options(server) with { Limits = limits }, Setup.Prompt());
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => asked);
        Assert.Contains("no reply in", error.Message, StringComparison.Ordinal);
        Assert.Contains("Ponder:Proposer:Limits:TotalTimeout", error.Message, StringComparison.Ordinal);
        Assert.Equal((50, 100), (error.Doubt.PromptTokens, error.Doubt.CompletionTokens));
    }

    [Fact]
    public async Task A_quota_that_outlasts_all_patience_is_not_waited_for()
    {
        using var server = new ChatServer(_ => Answer.Error(429) with { Header = ("Retry-After", "86400") });
        using var proposer = new ChatProposer(Setup.Options(server));
        await Assert.ThrowsAsync<ModelUnavailableException>(() => proposer.ProposeAsync([Setup.Prompt()]));
        Assert.Single(server.Requests);
    }
}
