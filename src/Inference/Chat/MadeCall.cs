using Ponder.Inference.Chat.Limits;
using Ponder.Inference.Chat.Servers;
using Ponder.Inference.Chat.Wire;

namespace Ponder.Inference.Chat;

/// <summary>A call that was made, what became of it and what it is charged.</summary>
internal sealed record MadeCall(ChatCall Call, CallOutcome Outcome, ServerUse Use)
{
    public Charge Charge { get; } = Charge.Of(Call, Outcome, Use.CountsAll);
}
