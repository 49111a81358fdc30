using Ponder.Core.Budgets;
using Ponder.Core.Storage;
using Ponder.Engine.Jobs;
using Ponder.Engine.Journals;
using Ponder.Search.Allocation;
using Ponder.Search.Catalogue;

namespace Ponder.Engine.Running;

/// <summary>
/// Plans a job's waves one after the other, for whoever runs them: reads what the journal holds of the wave before, asks the allocator, and
/// records its decision. A recorded plan is not made again, so that any process may ask for any wave.
/// </summary>
public sealed class WavePlanner(IStore store, JobSpec spec, Outcomes outcomes)
{
    private readonly JobNames names = new(spec.Id);
    private readonly Grants grants = new(store, spec);
    private readonly Changes changes = new(store, spec);
    private readonly List<WavePlan> plans = [];
    private readonly SortedDictionary<int, Standing> standings = [];
    private StrategyChoice choice = spec.Options.Strategy;
    private int seen;

    /// <summary>The waves planned so far, as far as they were asked for.</summary>
    public IReadOnlyList<WavePlan> Plans => plans;

    /// <summary>What the job runs: what it was opened with, or what it was changed to since.</summary>
    public StrategyChoice Choice => choice;

    /// <summary>The wave's plan; null where the job has come to its end before it. All pages of the wave before it must have ended.</summary>
    /// <param name="wave">The wave, from 0.</param>
    /// <param name="spent">What all waves before it spent.</param>
    /// <param name="lastSpent">What the last of them spent.</param>
    /// <param name="cancel">Stops the planning.</param>
    public async Task<WavePlan?> NextAsync(int wave, Spend spent, Spend lastSpent, CancellationToken cancel = default)
    {
        await LearnAsync(wave, cancel);
        if (plans.Count > wave) return plans[wave];
        if (plans.Count < wave) throw new JournalException($"wave {plans.Count} of job {spec.Id} is not planned, wave {wave} cannot be");
        var change = await changes.TryReadAsync(wave, cancel);
        if (await PlanAsync(wave, change, spent, lastSpent, cancel) is not { } plan) return null;
        await store.TryCreateAsync(names.Plan(wave), JournalFormat.Pack(plan), cancel);
        await LearnAsync(wave + 1, cancel);
        return plans[wave];
    }

    /// <summary>Reads the recorded plans of all waves before that one, so that <see cref="Outcomes"/> knows what they visited.</summary>
    public async Task LearnAsync(int wave, CancellationToken cancel = default)
    {
        while (plans.Count < wave + 1 && await store.TryReadAsync(names.Plan(plans.Count), cancel) is { } content)
        {
            var plan = JournalFormat.Unpack<WavePlan>(names.Plan(plans.Count), content).Shared();
            choice = await changes.TryReadAsync(plans.Count, cancel) ?? choice;
            outcomes.Visit(plans.Count, plan);
            plans.Add(plan);
        }
    }

    private async Task<WavePlan?> PlanAsync(int wave, StrategyChoice? change, Spend spent, Spend lastSpent, CancellationToken cancel)
    {
        var (allocator, cap) = (AllocatorCatalogue.Create(change ?? choice, spec.Allocation), await grants.CapAsync(wave, cancel));
        if (wave == 0 || change is not null) return new(cap, allocator.First, []);
        if (!allocator.SeesAll) Forget(wave - 1);
        await SeeAsync(wave, cancel);
        var next = allocator.Next([.. standings.Values], lastSpent, cap.Less(spent), await grants.AnyAsync(wave, cancel));
        return next.Assignments.Count == 0 ? null : new(cap, null, next.Assignments, next.Note);
    }

    /// <summary>Begins to look at that wave, whatever was seen before it.</summary>
    private void Forget(int wave)
    {
        standings.Clear();
        seen = wave;
    }

    /// <summary>Looks at how the problems stand that the waves before this one visited, from their pages' records.</summary>
    private async Task SeeAsync(int wave, CancellationToken cancel)
    {
        for (; seen < wave; seen++)
        {
            for (var page = 0; page < plans[seen].PageSizes(spec).Count; page++)
            {
                var outcome = await outcomes.TryReadAsync(seen, page, cancel) ?? throw new JournalException($"page {page} of wave {seen} is not recorded");
                foreach (var problem in outcome.Problems)
                    standings[problem.Problem] = Standing.Of(problem, standings.GetValueOrDefault(problem.Problem), spec.Settings.Voting);
            }
        }
    }
}
