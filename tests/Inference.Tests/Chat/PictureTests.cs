using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ponder.Core.Pictures;
using Ponder.Core.Proposing;
using Ponder.Core.Verifying;
using Ponder.Engine.Jobs;
using Ponder.Inference.Chat;
using Ponder.Inference.Settings;
using Ponder.Inference.Tests.Chat.Server;
using Ponder.Search.Solving;
using Ponder.TestKit.Stores;

namespace Ponder.Inference.Tests.Chat;

/// <summary>Pictures beside a problem's text, as chat services take them.</summary>
public sealed class PictureTests
{
    private static readonly SeenPicture Seen = new(new("aa", "image/png", 1400, 700), new byte[] { 1, 2, 3 });

    // https://platform.openai.com/docs/guides/images-vision and
    // https://learn.microsoft.com/rest/api/aifoundry/model-inference/get-chat-completions: both take the same parts.
    [Theory]
    [InlineData(ChatService.OpenAI)]
    [InlineData(ChatService.AzureInference)]
    public async Task Pictures_are_parts_of_the_users_message(ChatService service)
    {
        using var server = new ChatServer(_ => Answer.Of(["2"]));
        await Setup.AskAsync(Setup.Options(server, service) with { Vision = true }, Setup.Prompt() with { Pictures = [Seen, Seen] });
        var messages = Assert.Single(server.Requests).Body!["messages"]!.AsArray();
        Assert.Equal(JsonValueKind.String, messages[0]!["content"]!.GetValueKind());
        const string picture = """{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}""";
        var expected = JsonNode.Parse($$"""[{{picture}},{{picture}},{"type":"text","text":"What is 1 + 1?"}]""");
        Assert.True(JsonNode.DeepEquals(expected, messages[^1]!["content"]), messages[^1]!["content"]!.ToJsonString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_model_sees_where_a_setting_says_so(bool vision)
    {
        using var server = new ChatServer(_ => Answer.Of(["2"]));
        var options = Setup.Options(server) with { Vision = vision };
        using var proposer = new ChatProposer(options);
        using var verifier = new ChatVerifier(options);
        Assert.Equal((vision, vision), (proposer.Abilities.HasFlag(Abilities.See), verifier.Sees));
    }

    [Theory]
    [InlineData("majority", "m does not see")]
    [InlineData("deepconf", "m cannot, or is not asked to")]
    public async Task What_a_setting_rules_out_is_refused_before_the_server_is_asked(string strategy, string words)
    {
        using var server = new ChatServer(_ => Answer.Of(["2"]));
        using var proposer = new ChatProposer(Setup.Options(server));
        var file = Encoding.UTF8.GetBytes("""{"id":"p","problem":"How long?","images":["data:image/png;base64,AQID"]}""");
        var opener = new JobOpener(new MemoryStore(), new JobModels(proposer, null));
        var refused = await Assert.ThrowsAsync<JobException>(() => opener.OpenAsync(ProblemSource.Lines(file), new() { Strategy = StrategyChoice.Of(strategy) }));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Plain_prompts_have_no_place_for_pictures()
    {
        using var server = new ChatServer(_ => Answer.Of(["2"]));
        var refused = Assert.Throws<SettingException>(() => new ChatProposer(Setup.Options(server) with { Vision = true, Continuation = Continuation.Completions }));
        Assert.Contains("Ponder:Proposer:Vision", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verifier_that_sees_is_shown_them_within_what_is_granted()
    {
        using var server = new ChatServer(_ => Answer.Of(["Step 1: 0.9"]));
        using var verifier = new ChatVerifier(Setup.Options(server) with { Vision = true });
        var prompt = new VerifierPrompt("What is drawn?", [new("", "A cat.\n\n")]) { Pictures = [Seen] };
        await verifier.ScoreAsync([prompt]);
        Assert.Contains("data:image/png;base64,AQID", Assert.Single(server.Requests).Body!["messages"]!.AsArray()[^1]!["content"]!.ToJsonString(), StringComparison.Ordinal);
        var refused = await verifier.ScoreAsync([prompt with { MaxTokens = 3000 }]);
        Assert.Contains("left of what was granted", refused[0].Verdicts[0].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_that_was_refused_for_its_picture_may_be_asked_with_another()
    {
        using var server = new ChatServer(r => r.Body!.ToJsonString().Contains("AQID", StringComparison.Ordinal) ? Answer.Error(400, "content_filter") : Answer.Of(["2"]));
        using var proposer = Setup.Proposer(Setup.Options(server) with { Vision = true });
        var other = new SeenPicture(Seen.Picture with { Hash = "bb" }, new byte[] { 9 });
        var replies = new List<Draft>();
        foreach (var picture in new[] { Seen, other })
            replies.Add((await proposer.ProposeAsync([Setup.Prompt() with { Pictures = [picture] }]))[0].Drafts[0]);
        Assert.Equal([Ending.Failed, Ending.Finished], replies.Select(r => r.Ending));
    }
}
