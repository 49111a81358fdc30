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
    private StrategyChoice choice = spec.Options.Strategy;

    /// <summary>The waves planned so far, as far as they were asked for.</summary>
    public IReadOnlyList<WavePlan> Plans => plans;

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
            var plan = JournalFormat.Unpack<WavePlan>(names.Plan(plans.Count), content);
            choice = await changes.TryReadAsync(plans.Count, cancel) ?? choice;
            outcomes.Visit(plans.Count, plan);
            plans.Add(plan);
        }
    }

    private async Task<WavePlan?> PlanAsync(int wave, StrategyChoice? change, Spend spent, Spend lastSpent, CancellationToken cancel)
    {
        var (allocator, cap) = (Allocator(change ?? choice), await grants.CapAsync(wave, cancel));
        if (wave == 0 || change is not null) return new(cap, allocator.First, []);
        var next = allocator.Next(await StandingsAsync(wave - 1, cancel), lastSpent, cap.Less(spent), await grants.AnyAsync(wave, cancel));
        return next.Count == 0 ? null : new(cap, null, next);
    }

    private static IAllocator Allocator(StrategyChoice choice) => new FixedAllocator(choice);

    /// <summary>How the problems stand that the wave visited, from its pages' records.</summary>
    private async Task<IReadOnlyList<Standing>> StandingsAsync(int wave, CancellationToken cancel)
    {
        var standings = new List<Standing>();
        for (var page = 0; page < plans[wave].PageSizes(spec).Count; page++)
        {
            var outcome = await outcomes.TryReadAsync(wave, page, cancel) ?? throw new JournalException($"page {page} of wave {wave} is not recorded");
            standings.AddRange(outcome.Problems.Select(p => new Standing(p.Problem, p.Status)));
        }

        return standings;
    }
}
