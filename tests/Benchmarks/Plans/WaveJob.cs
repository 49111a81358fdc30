using System.Text;
using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Running;
using Ponder.Search.Pages;
using Ponder.Search.Solving;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Scripted;

namespace Ponder.Benchmarks.Plans;

/// <summary>
/// A job whose second wave visits every problem. Both waves are planned whole; of the first, only the pages that are measured are run, since a page of the
/// second reads no other.
/// </summary>
internal sealed class WaveJob(IStore store, int problems)
{
    private const int PageSize = 64;
    private readonly JobModels models = new(new ScriptedProposer(), new ScriptedVerifier());
    private string id = "";

    /// <summary>Pages of a wave.</summary>
    public int Pages => (problems + PageSize - 1) / PageSize;

    /// <summary>The job and its two plans.</summary>
    public async Task CreateAsync()
    {
        var options = new JobOptions { Strategy = Choice(1), PageSize = PageSize, MaxTokens = 60 };
        var folder = await new JobOpener(store, models).OpenAsync(ProblemSource.Lines(Encoding.UTF8.GetBytes(JobHarness.Problems(problems))), options);
        id = folder.Spec.Id;
        await folder.Plans.CreateAsync(new WavePlan(Cap.None, Choice(1), problems));
        var visits = Enumerable.Range(0, problems).Select(p => new PageVisit(p, Choice(4), Last: new PagePlace(0, p / PageSize)));
        await folder.Plans.CreateAsync(1, new WavePlan(Cap.None, null, problems), visits);
    }

    /// <summary>A worker that knows nothing of the job yet.</summary>
    public async Task<PageRunner> FreshAsync()
    {
        var folder = await JobStore.OpenAsync(store, id, models);
        return new(folder, RoundRunner.Of(folder, models), new(null), models.Strategies);
    }

    public static Task<PagePlan> OpenAsync(PageRunner worker, int wave, int page) => worker.OpenAsync(new(wave, page), Cap.None, default);

    /// <summary>Runs a page to its end, or reads what it came to.</summary>
    public static Task RunAsync(PageRunner worker, int wave, int page) => worker.RunAsync(new(wave, page), Cap.None, default);

    private static StrategyChoice Choice(int n) => new("weighted-best-of-n", new Dictionary<string, string> { ["n"] = $"{n}" });
}
