using System.Globalization;
using System.Text.RegularExpressions;
using Ponder.Core.Proposing;
using Ponder.Inference.Chat;
using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Prompts;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Chat.Wire;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Fuzzing;

namespace Ponder.Inference.Tests.Servers;

/// <summary>
/// Whatever a server says is read or is a fault of that call, and never charged less than can be counted. The environment variable
/// <c>PONDER_FUZZ_REPLIES</c> sets how many replies are tried.
/// </summary>
public sealed partial class SpoiledRepliesTests
{
    private const int Usual = 20_000;

    private static readonly ServerReply[] Good =
    [
        ServerReply.Of(200, """{"id":"x","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"12 + 7 = 19 apples.\n\nThe answer is \\boxed{19}."},"logprobs":{"content":[{"token":"12","logprob":-0.1}]},"finish_reason":"stop","stop_reason":null}],"usage":{"prompt_tokens":40,"completion_tokens":20,"total_tokens":60,"prompt_tokens_details":{"cached_tokens":8},"completion_tokens_details":{"reasoning_tokens":3}}}"""),
        ServerReply.Of(200, """{"choices":[{"index":1,"message":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":"\\boxed{19}."}],"reasoning_content":"so"},"finish_reason":"length"},{"index":0,"text":"b","finish_reason":"eos","matched_stop":"\n\n"}],"usage":{"prompt_tokens":"40","completion_tokens":20.0},"__verbose":{"stop_type":"word","stopping_word":"\n\n"}}"""),
        ServerReply.Of(200, """{"choices":[{"index":0,"delta":{"content":"The answer is 19."},"finish_reason":"stop"}],"usage":{"prompt_tokens":4,"completion_tokens":6}}"""),
        ServerReply.Of(429, """{"error":{"message":"slow down","type":"rate_limit","param":null,"code":"rate_limit_exceeded"}}"""),
        ServerReply.Of(400, """{"error":{"code":400,"message":"request (930 tokens) exceeds the available context size","type":"exceed_context_size_error","n_prompt_tokens":930}}"""),
    ];

    [Fact]
    public async Task No_exception_leaves_the_client_and_no_reply_is_charged_less_than_its_floor()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("PONDER_FUZZ_REPLIES") ?? $"{Usual}", CultureInfo.InvariantCulture);
        var (fuzzer, transport) = (new ReplyFuzzer(20_26), new SpoiledTransport());
        var options = new ChatOptions
        {
            Endpoint = new("http://localhost:1/v1"),
            Model = "m",
            Limits = new() { Attempts = 1, BilledAttempts = 1, BreakDuration = TimeSpan.FromMilliseconds(500) },
        };
        var call = new ChatCall([new("user", "12 + 7?")], "12", 2, 1, 0.8, 100, "\n\n") { PromptTokens = 50, StopsAtStep = true };
        var (replies, faults) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            transport.Next = fuzzer.Reply(Good[i % Good.Length], i);
            if (i % Good.Length == 2) transport.Next = transport.Next with { Body = [.. "data: "u8, .. transport.Next.Body, .. "\n\ndata: [DONE]\n\n"u8] };
            using var deployment = new Deployment(transport, new(options, new ServerUse(), new(null)), options, TimeProvider.System);
            var made = new MadeCall(call, await deployment.Begin().CallAsync(call, 1, default), new() { Echoes = true });
            if (made.Outcome.Reply is not { } reply)
            {
                faults++;
                Assert.NotEmpty(made.Outcome.Fault!.Reason);
                Assert.True(made.Outcome.Fault.RetryAfter is null || made.Outcome.Fault.RetryAfter <= TimeSpan.FromDays(1));
                continue;
            }

            replies++;
            var floor = reply.Choices.Sum(c => c.FinishWord == "length" ? call.MaxTokens : Letters().Count(c.Text.StartsWith("12", StringComparison.Ordinal) ? c.Text[2..] : c.Text));
            Assert.True(made.Charge.Completion >= floor && made.Charge.Prompt > 0, $"reply {i}: charged {made.Charge.Prompt} + {made.Charge.Completion}, floor {floor}");
            var drafts = new DraftReader(options).Reply(new() { Problem = "12 + 7?", Seeds = [1, 2], MaxTokens = 100, Steps = 1 }, [made]).Drafts;
            Assert.Equal(2, drafts.Count);
            Assert.All(drafts, d => Assert.True(d.Tokens >= 0 && (d.Ending != Ending.Failed || d.Failure is { Length: > 0 })));
        }

        Assert.InRange(replies, count / 10, count);
        Assert.InRange(faults, count / 10, count);
    }

    [GeneratedRegex(@"[\p{L}']*\p{L}[\p{L}']*", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    private sealed class SpoiledTransport : ITransport
    {
        public ServerReply Next { get; set; } = Good[0];

        public Task<WireReply> SendAsync(string path, byte[]? body, CancellationToken cancel) => Next.Break is { } at
            ? throw new HttpIOException(HttpRequestError.ResponseEnded, $"the reply ended after {at} bytes")
            : Task.FromResult(new WireReply(Next.Status, Next.ContentType, Next.Body, name => Next.Headers.GetValueOrDefault(name)));
    }
}
