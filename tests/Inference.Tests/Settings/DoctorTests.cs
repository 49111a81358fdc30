using System.Text.Json.Nodes;
using Ponder.Inference.Chat;
using Ponder.Inference.Tests.Chat;
using Ponder.Inference.Tests.Chat.Server;

namespace Ponder.Inference.Tests.Settings;

/// <summary>Broken set-ups of a deployment, and what is said of each.</summary>
public sealed class DoctorTests
{
    private static readonly Answer Models = Answer.Json(new JsonObject { ["data"] = new JsonArray(new JsonObject { ["id"] = "m" }) });

    [Fact]
    public async Task All_is_well()
    {
        var findings = await LookAsync(r => r.Body is null ? Models : Answer.Of(["2", "2"]), o => o, ask: true);
        Assert.All(findings, f => Assert.True(f.Good, f.Words));
        Assert.Equal(["endpoint", "key", "model", "reply"], findings.Select(f => f.Subject.Split(' ')[1]));
    }

    [Theory]
    [InlineData(401, "key", "Fix the setting Ponder:Proposer:Key")]
    [InlineData(403, "key", "the role Cognitive Services User")]
    [InlineData(500, "model", "answered 500")]
    public async Task A_refusal_names_the_setting(int status, string subject, string words)
    {
        var findings = await LookAsync(_ => Answer.Error(status), o => o);
        Bad(findings, subject, words);
    }

    [Fact]
    public async Task Nobody_there() => Bad(await LookAsync(_ => Models, o => o with { Endpoint = new("http://localhost:1/v1") }), "endpoint", "cannot be reached");

    [Fact]
    public async Task Another_model() => Bad(await LookAsync(_ => Models, o => o with { Model = "n" }), "model", "has no n, but m. Fix the setting Ponder:Proposer:Model");

    [Fact]
    public async Task A_web_page_at_the_address() =>
        Bad(await LookAsync(_ => new(200, "<html/>") { ContentType = "text/html" }, o => o), "model", "Fix the setting Ponder:Proposer:Endpoint");

    [Fact]
    public async Task Fewer_samples_than_asked_for() =>
        Bad(await LookAsync(r => r.Body is null ? Models : Answer.Of(["2"]), o => o, ask: true), "reply", "SamplesPerRequest");

    [Fact]
    public async Task A_server_that_does_not_say_what_stopped_it() =>
        Bad(await LookAsync(r => r.Body is null ? Models : Answer.Of(["2", "2"]), o => o with { Continuation = Continuation.FinalMessage }, ask: true), "reply", "Continuation to None");

    [Fact]
    public async Task A_parameter_the_model_does_not_take() =>
        Bad(await LookAsync(r => r.Body is null ? Models : Answer.Error(400, "unsupported_parameter", "use max_completion_tokens"), o => o, ask: true), "reply", "see Reasoning");

    [Fact]
    public async Task Without_being_told_to_ask_it_spends_nothing()
    {
        using var server = new ChatServer(_ => Models);
        await new ChatDoctor(Setup.Options(server)).LookAsync(ask: false);
        Assert.Null(Assert.Single(server.Requests).Body);
    }

    private static void Bad(IReadOnlyList<Inference.Settings.Finding> findings, string subject, string words)
    {
        var bad = Assert.Single(findings, f => !f.Good);
        Assert.Equal($"Ponder:Proposer {subject}", bad.Subject);
        Assert.Contains(words, bad.Words, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Inference.Settings.Finding>> LookAsync(
        Func<ChatRequest, Answer> answer, Func<ChatOptions, ChatOptions> change, bool ask = false)
    {
        using var server = new ChatServer(answer);
        return await new ChatDoctor(change(Setup.Options(server))).LookAsync(ask);
    }
}
