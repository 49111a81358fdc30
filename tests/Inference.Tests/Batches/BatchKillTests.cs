using Ponder.Core.Seeds;
using Ponder.TestKit.Faults;
using Ponder.TestKit.Servers;

namespace Ponder.Inference.Tests.Batches;

/// <summary>
/// A hundred jobs over the scripted endpoint, each killed at random moments: at a call to the store, done or not, or at a request to the
/// endpoint, which it may have served. Nothing is worked on twice, nothing is lost, and the spend is exact.
/// </summary>
public class BatchKillTests
{
    [Theory]
    [InlineData("majority", 80)]
    [InlineData("weighted-best-of-n", 20)]
    public async Task Killed_at_random_moments_it_ends_as_the_live_job_does(string strategy, int seeds)
    {
        var (expected, kills) = (await BatchEndpoint.LiveAsync(strategy), 0);
        for (var seed = 0; seed < seeds; seed++)
        {
            using var endpoint = new BatchEndpoint { Strategy = strategy };
            for (var run = 0; ; run++)
            {
                Assert.True(run < 100, $"{strategy}, seed {seed} never ends");
                if (await Record.ExceptionAsync(() => endpoint.RunAsync(Plan(endpoint.Server, $"{strategy} {seed} {run}"))) is null) break;
                kills++;
            }

            (endpoint.Server.Rewrite, endpoint.Server.Instead) = ((_, reply) => reply, _ => null);
            var summary = await endpoint.RunAsync();
            Assert.Equal(expected, endpoint.Answers(summary));
            await endpoint.ProveAsync(summary, $"{strategy}, seed {seed}");
            Assert.Empty(endpoint.Server.Questions);
            var ordered = endpoint.Server.Batches.Made.SelectMany(batch => batch.Lines).Select(line => line["body"]!.ToJsonString()).ToList();
            Assert.True(ordered.Distinct().Count() == ordered.Count, $"{strategy}, seed {seed}: a line was ordered twice");
        }

        Assert.True(kills > seeds, $"only {kills} kills");
    }

    /// <summary>One of: a store's call is the last; its answer is lost; a request is served and its answer is lost, or it never arrives, and that is the end.</summary>
    private static FaultPlan Plan(ScriptedServer server, string seed)
    {
        var (chance, requests, dead) = (Seed.Hash(seed), 0, false);
        var (how, at) = (chance % 4, 1 + (int)(chance / 4 % 60));
        server.Rewrite = (_, reply) => how == 2 && ++requests == 1 + (at % 12) && (dead = true) ? ServerReply.Dropped : reply;
        server.Instead = _ => how == 3 && ++requests == 1 + (at % 12) && (dead = true) ? ServerReply.Dropped : null;
        return new((call, _) => dead || (how == 0 && call == at) ? Fault.Kill : how == 1 && call == at ? Fault.Lose : Fault.None);
    }
}
