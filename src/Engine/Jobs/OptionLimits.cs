using Ponder.Search.Allocation;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>Refuses options that a job's models make nonsense of, before they are paid for.</summary>
internal static class OptionLimits
{
    /// <exception cref="JobException">Which option, its value, and what was expected.</exception>
    public static void Check(JobOptions options, JobModels models)
    {
        if (models.Proposers.FirstOrDefault(proposer => options.MaxTokens >= proposer.ContextLength) is { } small)
        {
            throw new JobException(
                $"max-tokens is {options.MaxTokens}: {small.Identity.Name} has a context of {small.ContextLength} tokens for problem and solution together; expected less");
        }

        if (options.Temperature == 0 && Alike(options.Strategy, models) is { } samples)
        {
            throw new JobException(
                $"temperature is 0, and {options.Strategy.Name} draws {samples} of a problem: they would be equal, and each be paid for; "
                + $"expected a temperature over 0, or the strategy {StrategyNames.Greedy}");
        }
    }

    /// <summary>The samples that are drawn alike, in words; null where each is drawn from something else.</summary>
    private static string? Alike(StrategyChoice choice, JobModels models)
    {
        if (AllocatorCatalogue.Find(choice.Name) is not null) return "several samples";
        var drafts = models.Strategies.Demand(choice, models.Proposers.Count).Draws.Where(draw => draw is { Continues: false, Texts: 0 })
            .GroupBy(draw => draw.Writer, draw => (long)draw.Drafts).Select(group => group.Sum()).DefaultIfEmpty().Max();
        return drafts > 1 ? $"{drafts} samples" : null;
    }
}
