using Ponder.Core.Budgets;

namespace Ponder.Search.Allocation;

/// <summary>Spends, unit by unit.</summary>
internal static class Spends
{
    /// <summary>The sum of them in so many equal parts, rounded up.</summary>
    public static Spend Share(IEnumerable<Spend> spends, int parts)
    {
        var sum = spends.Aggregate(default(Spend), (a, b) => a + b);
        return new()
        {
            Samples = Part(sum.Samples),
            Steps = Part(sum.Steps),
            PromptTokens = Part(sum.PromptTokens),
            CompletionTokens = Part(sum.CompletionTokens),
            VerifierTokens = Part(sum.VerifierTokens),
            VerifierCalls = Part(sum.VerifierCalls),
            Flops = sum.Flops / parts,
            Money = sum.Money / parts,
        };

        long Part(long whole) => (whole + parts - 1) / parts;
    }
}
