using System.Text;
using Ponder.Core.Budgets;
using Ponder.Engine;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Search.Catalogue;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Stores;

namespace Ponder.TestKit.Jobs;

/// <summary>Runs jobs over scripted models and a store in memory.</summary>
public sealed class JobHarness
{
    public MemoryStore Store { get; init; } = new();

    public ScriptedProposer Proposer { get; init; } = new();

    /// <summary>Who writes beside it.</summary>
    public IReadOnlyList<ScriptedProposer> Others { get; init; } = [];

    public ScriptedVerifier Verifier { get; init; } = new();

    public string File { get; init; } = Problems(20);

    /// <summary>What the problem file is called; null where there is none.</summary>
    public string? FileName { get; init; }

    public Tariff? Prices { get; init; }

    public IJobReporter? Reporter { get; init; }

    private ProblemSource Source => new("the problem file", _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(File), writable: false)), FileName);

    /// <summary>Who finds documents, for strategies that search.</summary>
    public ScriptedRetriever Retriever { get; init; } = new();

    public JobModels Models => (Prices is { } prices ? new JobModels(Proposer, Verifier, prices) : new JobModels([Proposer, .. Others], Verifier)) with { Retriever = Retriever };

    public static string Problems(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        $$"""{"id":"p{{i}}","problem":"{{ScriptedProposer.Problem((i % 5) + 1, 95 - (i * 7 % 80), 100 + i)}}","answer":"{{100 + i}}"}""" + "\n"));

    public static JobOptions Options(string strategy = "weighted-best-of-n", int n = 8, Cap? cap = null, int pageSize = 4, int window = 2) => new()
    {
        Strategy = new(strategy, StrategyCatalogue.Shipped.Find(strategy).Options.Any(o => o.Name == "n") ? new Dictionary<string, string> { ["n"] = $"{n}" } : new()),
        Cap = cap ?? Cap.None,
        PageSize = pageSize,
        Window = window,
        MaxTokens = 60,
    };

    public async Task<JobSpec> OpenAsync(JobOptions options) => (await FolderAsync(options)).Spec;

    public Task<JobFolder> FolderAsync(JobOptions options) => new JobOpener(Store, Models).OpenAsync(Source, options);

    public async Task<(JobSummary Summary, string Results, int Called)> RunAsync(JobOptions options)
    {
        var engine = new PonderEngine(Store, Models) { Reporter = Reporter };
        var job = await engine.OpenAsync(Source, options);
        var (summary, _, called) = await job.RunAsync();
        return (summary, Encoding.UTF8.GetString(Store.Blobs[new JobNames(job.Id).Results]), called);
    }

    public async Task<JobSummary> SummaryAsync(JobOptions options) => (await RunAsync(options)).Summary;

    /// <summary>Puts a blob in place of another.</summary>
    public Task PutAsync(string name, byte[] content) => Store.WriteAsync(name, (stream, stop) => stream.WriteAsync(content, stop).AsTask());
}
