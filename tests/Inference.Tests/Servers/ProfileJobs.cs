using System.Text;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Engine.Results;
using Ponder.Inference.Chat;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Stores;

namespace Ponder.Inference.Tests.Servers;

/// <summary>Jobs on a scripted server, with nothing set but endpoint and model unless a test sets it.</summary>
internal static class ProfileJobs
{
    public static string Problems(int count) => string.Join('\n', Enumerable.Range(0, count).Select(i =>
        $$"""{"id":"p{{i}}","problem":"{{2 + (i % 3)}} steps, {{60 + (10 * (i % 5))}}% right, answer {{11 + i}}","answer":"{{11 + i}}"}"""));

    public static ChatOptions Options(ScriptedServer server) =>
        new() { Endpoint = server.Endpoint, Model = "m", Limits = new() { Backoff = TimeSpan.FromMilliseconds(5), BreakDuration = TimeSpan.FromMilliseconds(500) } };

    public static async Task<JobSummary> RunAsync(
        ScriptedServer server, string strategy, int n = 4, int problems = 4, Func<ChatOptions, ChatOptions>? set = null, Func<JobOptions, JobOptions>? ask = null,
        IStore? store = null, CancellationToken cancel = default)
    {
        var options = set?.Invoke(Options(server)) ?? Options(server);
        using var proposer = new ChatProposer(options);
        using var verifier = new ChatVerifier(options with { Section = "Ponder:Verifier" });
        using var second = new ChatProposer(options with { Section = "Ponder:Proposers:1" });
        var choice = AllocatorCatalogue.Parse(strategy, n, StrategyCatalogue.Shipped);
        var several = StrategyCatalogue.Shipped.All.Any(entry => entry.Name == choice.Name && entry.Among is not null);
        var engine = new PonderEngine(store ?? new MemoryStore(), new JobModels(several ? [proposer, second] : [proposer], verifier) { Retriever = new ScriptedRetriever() });
        var job = new JobOptions { Strategy = choice };
        var opened = await engine.OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(Problems(problems))), ask?.Invoke(job) ?? job, cancel: cancel);
        return (await opened.RunAsync(cancel: cancel)).Summary;
    }
}
