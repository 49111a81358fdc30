using Ponder.Core.Budgets;
using Ponder.Search.Rounds;

namespace Ponder.Search.Pages;

/// <summary>
/// How many times their worst case calls have come to: 1 while a server keeps its limits. Reservations after one that did not are so many
/// times larger, so that the cap is passed once at most.
/// </summary>
internal sealed class Overrun(int before)
{
    private const int Most = 1000;

    /// <summary>The factor, from 1 to 1000.</summary>
    public int Factor { get; private set; } = Math.Max(1, before);

    /// <summary>What is to be set aside for that worst case.</summary>
    public Spend Of(Spend worst) => Factor == 1 ? worst : worst * Factor;

    /// <summary>Learns from what a request came to.</summary>
    public void See(Ask ask, Spend spent)
    {
        foreach (var (actual, worst) in (ReadOnlySpan<(long, long)>)[
            (spent.PromptTokens, ask.Worst.PromptTokens), (spent.CompletionTokens, ask.Worst.CompletionTokens), (spent.VerifierTokens, ask.Worst.VerifierTokens)])
        {
            if (actual > worst && worst > 0) Factor = (int)Math.Clamp((actual + worst - 1) / worst, Factor, Most);
        }
    }
}
