using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;

namespace Ponder.Inference.Tests.Servers;

/// <summary>Little room and little money: neither is given up to words that nobody sends.</summary>
public sealed class SmallContextTests
{
    [Theory]
    [InlineData("greedy")]
    [InlineData("majority")]
    [InlineData("weighted-best-of-n")]
    [InlineData("beam-search")]
    [InlineData("revisions")]
    public async Task A_context_of_512_solves_problems(string strategy)
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New with { ContextLength = 512 });
        var summary = await ProfileJobs.RunAsync(server, strategy);
        Assert.Equal(4, summary.Solved);
        Assert.InRange(server.Done.Tokens, 1, summary.Spend.Tokens);
    }

    [Fact]
    public async Task A_small_cap_is_used_up()
    {
        using var server = new ScriptedServer(LlamaCppProfiles.New);
        var summary = await ProfileJobs.RunAsync(server, "greedy", problems: 3, ask: o => o with { Cap = new(Tokens: 3000) });
        Assert.Equal(3, summary.Solved);
        Assert.InRange(server.Done.Tokens, 1, 3000);
    }
}
