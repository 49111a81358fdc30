using System.Text;
using Ponder.Core.Batching;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Audits;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.TestKit.Batches;
using Ponder.TestKit.Faults;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Stores;

namespace Ponder.Engine.Tests.Batches;

/// <summary>One job that goes by batch, run by as many processes as faults make necessary, over the same store and the same service.</summary>
internal sealed class BatchJob(JobOptions options)
{
    /// <summary>A dollar a token that is read or written, so that every cent of a total is seen.</summary>
    public static readonly Tariff Prices = new() { PromptPrice = 1, CompletionPrice = 1, VerifierPrice = 1, ProposerParameters = 1000 };

    public MemoryStore Store { get; init; } = new();

    public ScriptedDesk Desk { get; init; } = new();

    public SkippingTime Time { get; } = new();

    public BatchLimits Limits { get; init; } = new();

    public string Problems { get; init; } = JobHarness.Problems(8);

    /// <summary>What was asked live.</summary>
    public ScriptedProposer Live { get; } = new();

    public static JobOptions Options(string strategy = "majority", int n = 4, int pageSize = 4) =>
        JobHarness.Options(strategy, n, pageSize: pageSize) with { Lane = Lane.Batch };

    public JobModels Models(FaultPlan? plan = null) => new(new BatchedProposer(Live, Desk.Open(plan, Limits)), new ScriptedVerifier(), Prices) { Time = Time };

    /// <summary>As one process would.</summary>
    public async Task<(JobSummary Summary, string Results)> RunAsync(FaultPlan? plan = null, CancellationToken stop = default)
    {
        IStore store = plan is null ? Store : new FaultyStore(Store, plan);
        var models = Models(plan);
        var spec = (await new JobOpener(store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(Problems)), options, stop)).Spec;
        var summary = await new JobCloser().CloseAsync(await new JobRunner(new(store, spec), models).RunAsync(stop), stop);
        return (summary, Encoding.UTF8.GetString(Store.Blobs[new JobNames(spec.Id).Results]));
    }

    /// <summary>The journal alone must tell the same totals.</summary>
    public async Task AuditAsync(JobSummary summary, string what)
    {
        var audit = await new JournalAudit(new(Store, summary.Spec)).RunAsync();
        Assert.True(audit.Faults.Count == 0, $"{what}: {string.Join("; ", audit.Faults)}");
        Assert.Equal((summary.Spend, summary.InDoubt), (audit.Spent, audit.InDoubt));
    }
}
