using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Limits;

/// <summary>Calls of one deployment that began together.</summary>
internal sealed class CallBatch(Deployment deployment, (int Ended, long Answers) begun)
{
    /// <summary>Calls until there is a reply or no hope of one. <paramref name="attempts"/> is how many may be paid for.</summary>
    public Task<CallOutcome> CallAsync(ChatCall call, int attempts, CancellationToken cancel) => deployment.CallAsync(call, attempts, begun, cancel);
}
