using Ponder.Core.Budgets;
using Ponder.Search.Catalogue;
using Ponder.Search.Solving;

namespace Ponder.Engine.Jobs;

/// <summary>The least budget that is of use: what one sample of every problem takes, as far as that is known.</summary>
public static class LeastBudget
{
    /// <summary>
    /// What one sample of every problem may take: as a sample has been seen to cost and, since the longest is set aside, one at its longest;
    /// where none has been seen, all of them at their longest.
    /// </summary>
    /// <param name="problems">How many problems there are.</param>
    /// <param name="longest">Tokens of one sample of each at its longest.</param>
    /// <param name="seen">What a sample was seen to cost; null where none was.</param>
    internal static long Tokens(int problems, long longest, long? seen) =>
        seen is not { } cost || problems == 0 ? longest : Math.Min(longest, (cost * problems) + (longest / problems));

    /// <summary>What is to be said before a job begins whose cap is below that; null where it is not.</summary>
    /// <param name="folder">The job, opened.</param>
    /// <param name="models">Who works on it.</param>
    /// <param name="cap">Its cap.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<string?> WarningAsync(JobFolder folder, JobModels models, Cap cap, CancellationToken cancel = default)
    {
        var (spec, longest) = (folder.Spec, default(Spend));
        if (cap == Cap.None || spec.Problems == 0) return null;
        var chunk = (await folder.Chunks.ChunkAsync(0, cancel)).Problems;
        foreach (var entry in chunk) longest += One(entry.Reading(), spec.Settings, models);
        if (cap.Samples < spec.Problems) return Words($"{cap.Samples} samples", $"{spec.Problems:N0} samples");
        longest = longest * spec.Problems;
        var (all, money, flops) = (longest.Tokens / chunk.Count, longest.Money / chunk.Count, longest.Flops / chunk.Count);
        var least = Tokens(spec.Problems, all, Written(models.Table?.Sample));
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
    internal static Spend One(Core.Proposing.Reading reading, SearchSettings settings, JobModels models) => reading.Refusal is not null ? default
        : WorstCase.Of(StrategyChoice.Of(StrategyNames.Majority, 1), reading, settings, models.Strategies);
}
