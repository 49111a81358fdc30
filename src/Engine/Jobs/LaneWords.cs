using Ponder.Core.Proposing;
using Ponder.Search.Allocation;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>What of a job goes by batch, told before it begins.</summary>
public static class LaneWords
{
    /// <summary>In words; null where the job goes live.</summary>
    public static string? Of(JobOptions options, StrategyChoice strategy, JobModels models)
    {
        if (options.Lane != Lane.Batch) return null;
        var writes = LaneCheck.Writes(models) ? Written(strategy, models) : $"what {models.Proposer.Identity.Name} writes is asked live";
        var judges = models.Verifier is not { InProcess: false } judge || !models.Scores(strategy) || LaneCheck.Judges(models) ? "" : $"; what {judge.Identity.Name} scores is asked live";
        return $"by batch: {writes}{judges}; each round may take a day, and what goes by batch costs {(models.Prices.BatchShare ?? PriceSheet.UsualBatchShare) * 100:0.#} % of the live price";
    }

    private static string Written(StrategyChoice strategy, JobModels models)
    {
        if (AllocatorCatalogue.Find(strategy.Name) is not null)
            return $"the pilots of {strategy.Name} and every solution that begins from the problem; strategies that go on step by step are asked live";
        var needs = models.Strategies.Needs(strategy);
        return needs.HasFlag(Abilities.Continue) ? $"nothing: {strategy.Name} goes on step by step, which is asked live, so that it gains nothing from --lane batch"
            : (needs & (Abilities.Revise | Abilities.Critique | Abilities.Think)) != 0 ? $"the first texts of {strategy.Name}; what goes on from them is asked live"
            : $"all that {strategy.Name} asks";
    }
}
