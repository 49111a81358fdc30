using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Search.Solving;

namespace Ponder.Engine.Estimates;

/// <summary>What earlier jobs of a store, with the same models, cost and how long they took.</summary>
internal sealed class Experience
{
    private const int MostLooked = 200;

    private readonly List<(string Strategy, int Problems, Spend Spend, bool Whole)> jobs = [];
    private readonly List<double> paces = [];

    /// <summary>Tokens a second, as the middle one of the jobs had them; null where none is known.</summary>
    public double? Pace => paces.Count == 0 ? null : paces.Order().ElementAt(paces.Count / 2);

    /// <summary>Looks at a store.</summary>
    public static async Task<Experience> OfAsync(IStore? store, JobModels models, CancellationToken cancel)
    {
        var (seen, looked) = (new Experience(), 0);
        if (store is null) return seen;
        await foreach (var id in store.FoldersAsync(JobNames.Root, cancel))
        {
            if (looked++ == MostLooked) break;
            if (JobIdentity.IsValid(id)) await seen.LookAsync(store, id, models, cancel);
        }

        return seen;
    }

    /// <summary>What problems cost with that strategy, where nothing was cut short; null where none was run.</summary>
    public (Spend Spend, int Problems)? Of(StrategyChoice strategy)
    {
        var like = jobs.Where(job => job.Whole && job.Strategy == strategy.Text).ToList();
        return like.Count == 0 ? null : (like.Aggregate(default(Spend), (sum, job) => sum + job.Spend), like.Sum(job => job.Problems));
    }

    /// <summary>What samples cost with whichever strategy; null where none was drawn.</summary>
    public (Spend Spend, long Samples)? OfSamples()
    {
        var sum = jobs.Aggregate(default(Spend), (all, job) => all + job.Spend);
        return sum.Samples == 0 ? null : (sum, sum.Samples);
    }

    private async Task LookAsync(IStore store, string id, JobModels models, CancellationToken cancel)
    {
        try
        {
            if (await JobStore.TryOpenAsync(store, id, cancel) is not { } folder || await JobSummary.TryReadAsync(folder, cancel) is not { } end) return;
            var spec = folder.Spec;
            if (!models.Are(spec) || end.Spend.Samples == 0) return;
            var spend = end.Spend - spec.Opening;
            jobs.Add((spec.Options.Strategy.Text, end.Problems, models.Others.Count == 0 ? models.Prices.Price(spend) : spend, end is { Failed: 0, Partial: 0, Stopped: null }));
            if (await store.WrittenAsync(folder.Names.Spec, cancel) is { } begun && await store.WrittenAsync(folder.Names.Summary, cancel) is { } ended && ended > begun)
                paces.Add(end.Spend.Tokens / (ended - begun).TotalSeconds);
        }
        catch (Exception e) when (e is JobException or Journals.JournalException)
        {
            // One that this version cannot read tells nothing.
        }
    }
}
