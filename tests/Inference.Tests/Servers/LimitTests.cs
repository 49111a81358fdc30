using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;

namespace Ponder.Inference.Tests.Servers;

/// <summary>Servers that write more than they are allowed (servers.md 1.6, C2): charged, told, and reserved for from then on.</summary>
public sealed class LimitTests
{
    private static readonly ServerProfile Unbounded = DeepSeekProfiles.Reasoner.ThinkingOf(900);

    [Fact]
    public async Task What_passes_a_limit_is_charged_and_told_and_passes_the_cap_by_one_page_at_most()
    {
        using var server = new ScriptedServer(Unbounded);
        var summary = await ProfileJobs.RunAsync(
            server, "majority", 8, 12, ask: o => o with { Cap = new(Tokens: 12_000), PageSize = 1, Window = 1, MaxTokens = 100 });
        Assert.InRange(summary.Spend.Tokens, server.Done.Tokens, server.Done.Tokens + 100);
        Assert.Contains(summary.Spec.Probe!.Notes, note => note.Contains("does not keep the limit", StringComparison.Ordinal));
        // The first page cannot know; those after it set aside what it came to.
        Assert.InRange(server.Done.Tokens, 0, 12_000);
        Assert.True(summary.Partial > 0);
    }
}
