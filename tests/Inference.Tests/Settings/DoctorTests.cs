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
        Assert.Equal(
            ["endpoint", "key", "model", "server", "context", "limit", "thinking", "solutions", "samples", "log", "seeds", "steps", "asking", "reply"],
            findings.Select(f => f.Subject.Split(' ')[1]));
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
    public async Task A_key_is_not_called_taken_where_nobody_looks_at_it()
    {
        var findings = await LookAsync(_ => Models, o => o with { Key = "wrong" });
        Assert.Contains("is not looked at", findings.Single(f => f.Subject.EndsWith("key", StringComparison.Ordinal)).Words, StringComparison.Ordinal);
        findings = await LookAsync(r => r.Headers["Authorization"] == "Bearer right" ? Models : Answer.Error(401), o => o with { Key = "right" });
        Assert.Equal("is taken", findings.Single(f => f.Subject.EndsWith("key", StringComparison.Ordinal)).Words);
        findings = await LookAsync(_ => Models, o => o with { Key = null });
        Assert.Equal("none is set, and none is asked for", findings.Single(f => f.Subject.EndsWith("key", StringComparison.Ordinal)).Words);
    }

    [Fact]
    public async Task Nobody_there() => Bad(await LookAsync(_ => Models, o => o with { Endpoint = new("http://localhost:1/v1") }), "endpoint", "cannot be reached");

    [Fact]
    public async Task Another_model() => Bad(await LookAsync(_ => Models, o => o with { Model = "n" }), "model", "has no n, but m. Fix the setting Ponder:Proposer:Model");

    [Fact]
    public async Task A_web_page_at_the_address() =>
        Bad(await LookAsync(_ => new(200, "<html/>") { ContentType = "text/html" }, o => o), "model", "Fix the setting Ponder:Proposer:Endpoint");

    [Fact]
    public async Task An_empty_reply_is_not_good() =>
        Bad(await LookAsync(r => r.Body is null ? Models : Answer.Of([""]), o => o, ask: true), "reply", "the reply is empty");

    [Fact]
    public async Task A_parameter_the_model_does_not_take() =>
        Bad(await LookAsync(r => r.Body is null ? Models : Answer.Error(400, "unsupported_parameter", "use max_completion_tokens"), o => o, ask: true, probes: false),
            "reply", "see Reasoning");

    [Fact]
    public async Task Without_being_told_to_ask_it_spends_nothing()
    {
        using var server = new ChatServer(_ => Models) { Looks = null };
        await new ChatDoctor(Setup.Options(server)).LookAsync(ask: false);
        Assert.Empty(server.Requests);
    }

    private static void Bad(IReadOnlyList<Inference.Settings.Finding> findings, string subject, string words)
    {
        var bad = Assert.Single(findings, f => !f.Good);
        Assert.Equal($"Ponder:Proposer {subject}", bad.Subject);
        Assert.Contains(words, bad.Words, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Inference.Settings.Finding>> LookAsync(
        Func<ChatRequest, Answer> answer, Func<ChatOptions, ChatOptions> change, bool ask = false, bool probes = true)
    {
        using var server = new ChatServer(answer) { Looks = null, AnswersProbes = probes };
        return await new ChatDoctor(change(Setup.Options(server))).LookAsync(ask);
    }
}
