using Ponder.Core.Budgets;
using Ponder.Search.Standings;

namespace Ponder.Search.Allocation;

/// <summary>What a scored sample of the first proposer costs, from what the problems have cost so far.</summary>
internal static class SampleCost
{
    /// <summary>The mean over all samples, rounded up; what scoring costs is reckoned from the text's length while nothing is scored.</summary>
    public static Spend Of(IReadOnlyList<Standing> standings, Tariff tariff)
    {
        var spent = standings.Aggregate(default(Spend), (sum, s) => sum + s.Spent);
        var samples = Math.Max(1, standings.Sum(s => (long)s.Samples));
        var (prompt, completion) = (Each(spent.PromptTokens, samples), Each(spent.CompletionTokens, samples));
        return tariff.Price(new()
        {
            Samples = 1,
            PromptTokens = prompt,
            CompletionTokens = completion,
            VerifierTokens = spent.VerifierCalls > 0 ? Each(spent.VerifierTokens, spent.VerifierCalls) : tariff.VerifierTokens((int)(prompt + completion), 1),
            VerifierCalls = 1,
        });
    }

    /// <summary>What scoring one problem's first draft costs, from its length.</summary>
    public static Spend OfScoring(Standing standing, Tariff tariff) => tariff.Price(new()
    {
        VerifierTokens = tariff.VerifierTokens((int)Math.Min(int.MaxValue / 2, standing.Spent.PromptTokens + standing.Spent.CompletionTokens), 1),
        VerifierCalls = 1,
    });

    private static long Each(long sum, long count) => (sum + count - 1) / count;
}
