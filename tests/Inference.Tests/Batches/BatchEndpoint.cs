using System.Text;
using System.Text.Json.Nodes;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Inference.Chat;
using Ponder.Inference.Tests.Servers;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;
using Ponder.TestKit.Batches;
using Ponder.TestKit.Faults;
using Ponder.TestKit.Servers;
using Ponder.TestKit.Servers.Profiles;
using Ponder.TestKit.Stores;

namespace Ponder.Inference.Tests.Batches;

/// <summary>A job over a scripted endpoint that takes batches, run by as many processes as it needs, on a clock that moves when somebody waits.</summary>
internal sealed class BatchEndpoint : IDisposable
{
    /// <summary>A dollar a token, so that every one is seen in the money.</summary>
    private static readonly PriceSheet Prices = new(new(1_000_000, 1_000_000), new(1_000_000, 1_000_000));

    public BatchEndpoint()
    {
        Server = new(AzureProfiles.V1);
        (Server.Batches.Open, Server.Batches.Time) = (true, Time);
    }

    public ScriptedServer Server { get; }

    public SkippingTime Time { get; } = new(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));

    public MemoryStore Store { get; } = new();

    public int Problems { get; init; } = 6;

    public string Strategy { get; init; } = "majority";

    public Func<ChatBatch, ChatBatch> Set { get; init; } = batch => batch;

    public Func<JobOptions, JobOptions> Ask { get; init; } = options => options;

    public async Task<JobSummary> RunAsync(FaultPlan? plan = null, CancellationToken stop = default)
    {
        IStore store = plan is null ? Store : new FaultyStore(Store, plan);
        var options = ProfileJobs.Options(Server) with { Probe = false, Batch = Set(new()) };
        using var proposer = new ChatProposer(options);
        using var verifier = new ChatVerifier(options with { Section = "Ponder:Verifier" });
        var plain = new JobModels(proposer, verifier);
        var models = plain with { Prices = Prices.On(plain.Prices), Time = Time };
        var job = Ask(new() { Strategy = AllocatorCatalogue.Parse(Strategy, 4, StrategyCatalogue.Shipped), Lane = Lane.Batch, PageSize = 3, MaxTokens = 64 });
        var spec = (await new JobOpener(store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(ProfileJobs.Problems(Problems))), job, stop)).Spec;
        return await new JobCloser().CloseAsync(await new JobRunner(new(store, spec), models).RunAsync(stop), stop);
    }

    /// <summary>What every problem was answered.</summary>
    public string Answers(JobSummary summary) => string.Join(' ', Encoding.UTF8.GetString(Store.Blobs[new JobNames(summary.Job).Results])
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => JsonNode.Parse(row)!["answer"]?.ToJsonString()));

    /// <summary>The answers of the same job, live.</summary>
    public static async Task<string> LiveAsync(string strategy = "majority")
    {
        using var live = new BatchEndpoint { Strategy = strategy, Ask = options => options with { Lane = Lane.Live } };
        var summary = await live.RunAsync();
        Assert.Empty(live.Server.Batches.Made);
        Assert.Equal(0, summary.Spend.Saved);
        return live.Answers(summary);
    }

    /// <summary>Nothing is worked on twice, and nothing is charged but what the server worked on: by batch at half of it.</summary>
    public async Task ProveAsync(JobSummary summary, string what, bool exact = true)
    {
        var worked = Server.Batches.Made.SelectMany(batch => batch.Worked).ToList();
        Assert.True(worked.Distinct().Count() == worked.Count, $"{what}: a line was worked on twice");
        Assert.True(Server.Batches.Made.All(batch => batch.Over), $"{what}: a batch was made that nobody knows of");
        var audit = await new JournalAudit(new(Store, summary.Spec)).RunAsync();
        Assert.True(audit.Faults.Count == 0, $"{what}: {string.Join("; ", audit.Faults)}");
        Assert.Equal((summary.Spend, summary.InDoubt), (audit.Spent, audit.InDoubt));
        Assert.Equal(summary.Spend.Tokens - summary.Spend.Saved, summary.Spend.Money);
        if (exact)
        {
            Assert.Equal(default, summary.InDoubt);
            Assert.True(Server.Done.Read + Server.Done.Written == summary.Spend.Tokens, $"{what}: {Server.Done} worked on, {summary.Spend.Tokens} charged");
        }
        else
        {
            Assert.True(Server.Done.Read + Server.Done.Written <= summary.Spend.Tokens, $"{what}: {Server.Done} worked on, {summary.Spend.Tokens} charged");
        }
    }

    public void Dispose() => Server.Dispose();
}
