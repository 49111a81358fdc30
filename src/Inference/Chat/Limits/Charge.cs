using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// What a call is charged: what the service says it used, and for every attempt whose reply was lost, or whose reply does not say, the most
/// it can have been. A call is repeated only while that stays within the attempts that were set aside for it.
/// </summary>
internal readonly record struct Charge(int Prompt, int Completion)
{
    public static Charge Of(ChatCall call, CallOutcome outcome)
    {
        var worst = new Charge(call.PromptTokens, call.Samples * call.MaxTokens);
        var used = outcome.Reply is not { } reply ? default : reply.Usage is { } usage ? new(usage.Prompt, usage.Completion) : worst;
        return new(used.Prompt + ((outcome.Lost + outcome.Read) * worst.Prompt), used.Completion + (outcome.Lost * worst.Completion));
    }
}
