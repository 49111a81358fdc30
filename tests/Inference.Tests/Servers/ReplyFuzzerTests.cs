using System.Text;
using System.Text.Json;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Fuzzing;

namespace Ponder.Inference.Tests.Servers;

/// <summary>The fuzzer spoils replies in every way that it says, and the same way each time.</summary>
public sealed class ReplyFuzzerTests
{
    private static readonly ServerReply Good =
        ServerReply.Of(200, """{"choices":[{"index":0,"message":{"content":"x"},"finish_reason":"stop"}],"usage":{"prompt_tokens":4}}""");

    [Fact]
    public void The_same_number_is_spoiled_alike_and_others_otherwise()
    {
        var (once, again) = (Spoiled(7), Spoiled(7));
        Assert.Equal(once, again);
        Assert.InRange(once.Distinct().Count(), 1200, 2000);
        Assert.NotEqual(once, Spoiled(8));
    }

    [Fact]
    public void Some_are_still_JSON_and_some_have_other_headers()
    {
        var replies = Enumerable.Range(0, 2000).Select(i => new ReplyFuzzer(1).Reply(Good, i)).ToList();
        Assert.InRange(replies.Count(IsJson), 400, 1600);
        Assert.InRange(replies.Count(r => r.Headers.Count > 0), 150, 350);
        Assert.Contains(replies, r => r.Headers.Values.Contains("NaN"));
        Assert.Contains(replies, r => r.Break is not null);
    }

    [Fact]
    public void Every_place_has_every_oddity()
    {
        var all = ReplyFuzzer.EveryPlace(Good.Body).Select(Encoding.UTF8.GetString).ToList();
        foreach (var expected in new[]
        {
            """{"choices":null,"usage":{"prompt_tokens":4}}""",
            """{"usage":{"prompt_tokens":4}}""",
            """{"choices":[{"index":0,"message":{"content":"\ud83d"},"finish_reason":"stop"}],"usage":{"prompt_tokens":4}}""",
            Good.Text.Replace(":4", ":4,\"prompt_tokens\":1e999", StringComparison.Ordinal),
            """{"choices":[{"index":0,"message":{"content":"x"},"finish_reason":"stop"}],"usage":{"PROMPT_TOKENS":4}}""",
            """{"choices":[],"usage":{"prompt_tokens":4}}""",
        })
        {
            Assert.Contains(expected, all);
        }
    }

    private static List<string> Spoiled(ulong seed) =>
        [.. Enumerable.Range(0, 2000).Select(i => Convert.ToHexString(new ReplyFuzzer(seed).Body(Good.Body, i)))];

    private static bool IsJson(ServerReply reply)
    {
        try
        {
            using var document = JsonDocument.Parse(reply.Body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
