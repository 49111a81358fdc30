using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;

namespace Ponder.Inference.Tests.Servers;

/// <summary>The cap by the server's own counter, on the server whose usage leaves out samples.</summary>
public sealed class CapTests
{
    private const int Caps = 20;

    [Theory]
    [InlineData("majority", 1)]
    [InlineData("majority", 4)]
    [InlineData("majority", 8)]
    [InlineData("weighted-best-of-n", 1)]
    [InlineData("weighted-best-of-n", 4)]
    [InlineData("weighted-best-of-n", 8)]
    [InlineData("beam-search", 1)]
    [InlineData("beam-search", 4)]
    [InlineData("beam-search", 8)]
    public async Task The_server_never_reads_and_writes_a_token_more(string strategy, int samples)
    {
        for (var i = 1; i <= Caps; i++)
        {
            using var server = new ScriptedServer(LlamaCppProfiles.New with { Samples = 8, Slots = 8 });
            var cap = i * 2500L;
            var summary = await ProfileJobs.RunAsync(
                server, strategy, 16, 6, o => o with { SamplesPerRequest = samples }, o => o with { Cap = new(Tokens: cap), PageSize = 3 });
            Assert.True(server.Done.Tokens <= cap, $"cap {cap}: {server.Done.Tokens} by the server, {summary.Spend.Tokens} charged");
            Assert.InRange(server.Done.Tokens, 0, summary.Spend.Tokens);
        }
    }
}
