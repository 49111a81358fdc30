using Ponder.Core.Budgets;
using Ponder.Core.Proposing;

namespace Ponder.Inference.Chat.Limits;

/// <summary>Tells a service that cannot be had from samples that failed.</summary>
internal static class Outage
{
    /// <summary>
    /// Where a call met a wrong setting or could not be had, its samples are no results: the job stops rather than spend its problems.
    /// </summary>
    /// <param name="calls">What became of the calls, and what each is charged.</param>
    /// <exception cref="ModelUnavailableException">The fault, a wrong setting first, with what all these calls may have cost.</exception>
    public static void Check(IReadOnlyCollection<(CallOutcome Outcome, Charge Charge)> calls)
    {
        if (calls.Where(c => c.Outcome.Unavailable).Select(c => c.Outcome.Fault!).MaxBy(fault => fault.Kind) is not { } worst) return;
        throw new ModelUnavailableException(worst.Reason)
        {
            Lasting = worst.Kind == FaultKind.Setting,
            Doubt = calls.Aggregate(default(Spend), (sum, c) => sum + new Spend { PromptTokens = c.Charge.Prompt, CompletionTokens = c.Charge.Completion }),
        };
    }
}
