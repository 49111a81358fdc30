using Ponder.Core.Proposing;
using Ponder.Inference.Chat;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Tests.Chat.Server;

namespace Ponder.Inference.Tests.Chat;

/// <summary>Proposers over a server in this process, quick to try again.</summary>
internal static class Setup
{
    public static ChatLimits Quick { get; } = new() { Backoff = TimeSpan.FromMilliseconds(5), BreakDuration = TimeSpan.FromMilliseconds(500) };

    public static ChatOptions Options(ChatServer server, ChatService service = ChatService.OpenAI) =>
        new() { Service = service, Endpoint = server.Endpoint, Key = "secret", Model = "m", Version = "1", SamplesPerRequest = 16, Limits = Quick };

    public static ProposerPrompt Prompt(int samples = 1, string problem = "What is 1 + 1?") =>
        new() { Problem = problem, Seeds = [.. Enumerable.Range(1, samples).Select(i => (ulong)i)], MaxTokens = 100, PromptTokens = 50 };

    /// <summary>A proposer of which it is known that its server counts all samples of a request and names the stop.</summary>
    public static ChatProposer Proposer(ChatOptions options)
    {
        var proposer = new ChatProposer(options);
        proposer.Use(new ServerFindings { Asked = true, CountsAll = true, Stops = StopNaming.Named, Limit = options.Reasoning == true ? TokenLimit.MaxCompletionTokens : default }.Write());
        return proposer;
    }

    public static async Task<ProposerReply> AskAsync(ChatOptions options, ProposerPrompt prompt)
    {
        using var proposer = Proposer(options);
        return Assert.Single(await proposer.ProposeAsync([prompt]));
    }
}
