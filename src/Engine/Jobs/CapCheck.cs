using Ponder.Core.Budgets;

namespace Ponder.Engine.Jobs;

/// <summary>Whether a job may begin under a cap, or without one.</summary>
internal static class CapCheck
{
    /// <summary>Why a job with these models may cost money; null where nothing says so.</summary>
    public static string? Charges(JobModels models) => IsPriced(models.Prices) ? "the models have a price"
        : models.Proposers.Select(p => p.Address).FirstOrDefault(a => a is not null) is { } writer ? $"the proposer answers at {writer}, which may cost money"
        : models.Verifier?.Address is { } judge ? $"the verifier answers at {judge}, which may cost money" : null;

    /// <exception cref="JobException">There is neither a cap nor a word that there is to be none, or both, or a unit of the cap cannot be counted.</exception>
    public static void Check(Cap cap, bool none, JobModels models)
    {
        CheckUnits(cap, models);
        if (none && cap != Cap.None) throw new JobException("a budget and no cap exclude each other: give one of them (--budget or --no-cap; over HTTP budget or noCap)");
        if (cap == Cap.None && !none && Charges(models) is { } why)
        {
            throw new JobException(
                $"{why}, and there is no cap: set one with --budget, such as --budget 200ktok, or say --no-cap (over HTTP: \"budget\": [\"200ktok\"] or \"noCap\": true)");
        }
    }

    /// <exception cref="JobException">A unit of the cap cannot be counted.</exception>
    public static void CheckUnits(Cap cap, JobModels models)
    {
        if (cap.Money is not null && !IsPriced(models.Prices)) throw new JobException("a budget in usd needs the models' prices, and none are set: give them with --prices");
        if (cap.Flops is not null && models.Proposers.FirstOrDefault(p => p.Identity.Parameters == 0) is { } unknown)
            throw new JobException($"a budget in flops needs the size of {unknown.Identity.Name}, which is unknown: set Ponder:Proposer:Parameters, or give the budget in tok");
    }

    private static bool IsPriced(Tariff prices) =>
        prices is not { PromptPrice: 0, CompletionPrice: 0, VerifierPrice: 0 } || prices.Others?.Any(o => o is not { PromptPrice: 0, CompletionPrice: 0 }) is true;
}
