using Ponder.Core.Budgets;

namespace Ponder.Search.Allocation;

/// <summary>Spends, unit by unit.</summary>
internal static class Spends
{
    /// <summary>The highest in every unit: no less than any of them.</summary>
    public static Spend Highest(IEnumerable<Spend> spends) => spends.Aggregate(default(Spend), (a, b) => new()
    {
        Samples = Math.Max(a.Samples, b.Samples),
        Steps = Math.Max(a.Steps, b.Steps),
        PromptTokens = Math.Max(a.PromptTokens, b.PromptTokens),
        CompletionTokens = Math.Max(a.CompletionTokens, b.CompletionTokens),
        VerifierTokens = Math.Max(a.VerifierTokens, b.VerifierTokens),
        VerifierCalls = Math.Max(a.VerifierCalls, b.VerifierCalls),
        Flops = Math.Max(a.Flops, b.Flops),
        Money = Math.Max(a.Money, b.Money),
    });
}
