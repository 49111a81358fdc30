using Xunit.Abstractions;
using Ponder.Core.Budgets;
using Ponder.Core.Proposing;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Inference.Chat;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;
using Ponder.TestKit.Stores;

namespace Ponder.Inference.Tests.Servers;

/// <summary>Whole jobs on the servers that people run, with nothing set but endpoint and model.</summary>
public sealed class ProfileJobsTests(ITestOutputHelper output)
{
    private static readonly string Problems = string.Join('\n', Enumerable.Range(0, 4).Select(i =>
        $$"""{"id":"p{{i}}","problem":"{{2 + (i % 3)}} steps, {{60 + (10 * i)}}% right, answer {{11 + i}}","answer":"{{11 + i}}"}"""));

    public static TheoryData<string> Profiles => [.. ServerProfiles.All.Select(profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Every_strategy_that_a_server_can_carry_runs_and_no_token_is_missed(string name)
    {
        var profile = ServerProfiles.All.Single(p => p.Name == name);
        var lines = new List<string>();
        foreach (var strategy in StrategyCatalogue.Shipped.All.Select(e => e.Name).Append("auto").Append("batch"))
        {
            using var server = new ScriptedServer(profile);
            var (summary, refused) = await RunAsync(server, strategy);
            lines.Add(refused is not null ? $"{strategy}: {refused}"
                : $"{strategy}: {summary!.Solved} solved, {summary.Failed} failed, {summary.Accuracy:P0}, {summary.Spend.Tokens} charged, {server.Done.Tokens} done, {server.Questions.Count} requests");
            if (summary is not null) Assert.True(summary.Spend.Tokens >= server.Done.Tokens, lines[^1]);
        }

        lines.ForEach(output.WriteLine);
    }

    private static async Task<(JobSummary? Summary, string? Refused)> RunAsync(ScriptedServer server, string strategy, Cap? cap = null)
    {
        var options = new ChatOptions { Endpoint = server.Endpoint, Model = "m", Limits = Chat.Setup.Quick };
        using var proposer = new ChatProposer(options);
        using var verifier = new ChatVerifier(options with { Section = "Ponder:Verifier" });
        var engine = new PonderEngine(new MemoryStore(), new JobModels(proposer, verifier));
        var job = new JobOptions { Strategy = AllocatorCatalogue.Parse(strategy, 4, StrategyCatalogue.Shipped), Cap = cap ?? Cap.None };
        try
        {
            var opened = await engine.OpenAsync(ProblemSource.Lines(System.Text.Encoding.UTF8.GetBytes(Problems)), job);
            return ((await opened.RunAsync()).Summary, null);
        }
        catch (JobException e)
        {
            return (null, e.Message);
        }
    }
}
