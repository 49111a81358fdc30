using Ponder.Core.Budgets;
using Ponder.Engine.Jobs;
using Ponder.Search.Catalogue;
using Ponder.Search.Solving;

namespace Ponder.Engine.Estimates;

/// <summary>The least budget that is of use: what one sample of every problem takes, as far as that is known.</summary>
public static class LeastBudget
{
    /// <summary>Tokens that an answer has at least, where nobody has seen one.</summary>
    private const int Short = 100;

    /// <summary>What one sample of every problem takes, and since the longest is set aside, one at its longest.</summary>
    /// <param name="problems">How many problems there are.</param>
    /// <param name="longest">Tokens of one sample of each at its longest.</param>
    /// <param name="likely">Tokens of one sample of each as they are likely.</param>
    internal static long Tokens(int problems, long longest, long likely) => problems == 0 ? 0 : Math.Min(longest, likely + (longest / problems));

    /// <summary>What a sample of a problem is likely to take, where none was seen: the prompt and a short answer.</summary>
    internal static long Likely(Core.Proposing.Reading reading, SearchSettings settings) =>
        reading.Refusal is not null ? 0 : (reading.Expected ?? reading.Tokens) + Math.Min(Short, settings.MaxTokens);

    /// <summary>What is to be said before a job begins whose cap is below that; null where it is not.</summary>
    /// <param name="folder">The job, opened.</param>
    /// <param name="models">Who works on it.</param>
    /// <param name="cap">Its cap.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<string?> WarningAsync(JobFolder folder, JobModels models, Cap cap, CancellationToken cancel = default)
    {
        var (spec, longest, likely) = (folder.Spec, default(Spend), 0L);
        if (cap == Cap.None || spec.Problems == 0) return null;
        var chunk = (await folder.Chunks.ChunkAsync(0, cancel)).Problems;
        foreach (var entry in chunk)
        {
            longest += One(entry.Readings(), spec.Settings, models);
            likely += Likely(entry.Readings()[0], spec.Settings);
        }

        if (cap.Samples < spec.Problems) return Words($"{cap.Samples} samples", $"{spec.Problems:N0} samples");
        longest = longest * spec.Problems;
        var (all, money, flops) = (longest.Tokens / chunk.Count, longest.Money / chunk.Count, longest.Flops / chunk.Count);
        var least = Tokens(spec.Problems, all, Written(models.Table?.Sample) * spec.Problems ?? (likely * spec.Problems / chunk.Count));
        if (cap.Tokens < least) return Words($"{cap.Tokens:N0} tokens", $"{least:N0} tokens");
        var share = (decimal)least / Math.Max(1, all);
        return cap.Money < money * share ? Words($"${cap.Money}", $"${money * share:0.####}")
            : cap.Flops < flops * share ? Words($"{(double)cap.Flops:0.##e0} FLOPs", $"{(double)(flops * share):0.##e0} FLOPs")
            : null;

        string Words(string given, string wanted) =>
            $"the budget of {given} is less than one sample of each of the {spec.Problems:N0} problems may take, about {wanted}: some may get no answer";
    }

    /// <summary>What of it a sample costs without its score.</summary>
    internal static long? Written(Spend? sample, long samples = 1) => sample is { } one ? (one.PromptTokens + one.CompletionTokens) / samples : null;

    /// <summary>One sample of a problem at its longest.</summary>
    internal static Spend One(IReadOnlyList<Core.Proposing.Reading> readings, SearchSettings settings, JobModels models) =>
        WorstCase.Of(StrategyChoice.Of(StrategyNames.Majority, 1), readings, settings, models.Strategies);
}
