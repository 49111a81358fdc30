using Ponder.Core.Proposing;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Search.Catalogue;
using Ponder.Search.Solving;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;

namespace Ponder.Inference.Tests.Servers;

/// <summary>Whole jobs on the servers that people run, with nothing set but endpoint and model.</summary>
public sealed class ProfileJobsTests
{
    private static readonly string[] Strategies = [.. StrategyCatalogue.Shipped.All.Select(e => e.Name), "auto", "batch"];

    public static TheoryData<string> Profiles => [.. ServerProfiles.All.Select(profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Every_strategy_that_a_server_can_carry_runs_and_no_token_is_missed(string name)
    {
        var profile = ServerProfiles.All.Single(p => p.Name == name);
        var continues = profile.Continuing.HasFlag(Continuing.LastMessage) || profile.Continuing.HasFlag(Continuing.FinalMessage);
        foreach (var strategy in Strategies)
        {
            using var server = new ScriptedServer(profile);
            var summary = await TryAsync(server, strategy);
            Assert.Equal((strategy, Carries(strategy, continues)), (strategy, summary is not null));
            if (summary is null) continue;
            Assert.Equal((strategy, 4), (strategy, summary.Solved));
            // What is told apart is what a request may have cost that did not say.
            Assert.InRange(summary.Spend.Tokens, server.Done.Tokens, server.Done.Tokens + 16);
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_model_that_thinks_is_found_out_and_given_room_it_answers(string name)
    {
        var profile = ServerProfiles.All.Single(p => p.Name == name);
        if (profile.Name.Contains("old", StringComparison.Ordinal)) return;
        using var server = new ScriptedServer(profile.ThinkingOf(40));
        var summary = await ProfileJobs.RunAsync(server, "majority", ask: o => o with { MaxTokens = 400 });
        Assert.Equal(4, summary.Solved);
        Assert.InRange(summary.Spend.Tokens, server.Done.Tokens, server.Done.Tokens * 3);
        Assert.Contains(summary.Spec.Probe!.Notes, note => note.Contains("thinks before it answers", StringComparison.Ordinal));
    }

    private static bool Carries(string strategy, bool continues)
    {
        var needs = StrategyCatalogue.Shipped.All.Any(e => e.Name == strategy) ? StrategyCatalogue.Shipped.Needs(StrategyChoice.Of(strategy)) : Abilities.None;
        return (needs & (Abilities.Think | Abilities.Logprobs)) == Abilities.None && (continues || !needs.HasFlag(Abilities.Continue));
    }

    private static async Task<JobSummary?> TryAsync(ScriptedServer server, string strategy)
    {
        try
        {
            return await ProfileJobs.RunAsync(server, strategy);
        }
        catch (JobException)
        {
            return null;
        }
    }
}
