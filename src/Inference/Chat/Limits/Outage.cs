using Ponder.Core.Proposing;

namespace Ponder.Inference.Chat.Limits;

/// <summary>Tells a service that cannot be had from samples that failed.</summary>
internal static class Outage
{
    /// <summary>
    /// Where no call brought or cost anything and none was refused for what it asks, the job must not go on spending its problems.
    /// </summary>
    /// <exception cref="ModelUnavailableException">The fault, a wrong setting first.</exception>
    public static void Check(IReadOnlyList<CallOutcome> outcomes)
    {
        if (outcomes.Count == 0 || !outcomes.All(e => e.Free && e.Fault!.Kind != FaultKind.Refused)) return;
        throw new ModelUnavailableException(outcomes.MaxBy(e => e.Fault!.Kind)!.Fault!.Reason);
    }
}
