namespace Ponder.Inference.Chat.Limits;

/// <summary>
/// What the attempts of one call may have cost so far. An attempt counts as lost from its sending until it is known better.
/// </summary>
internal sealed class AttemptTally(int attempts)
{
    public int Lost { get; private set; }

    public int Read { get; private set; }

    /// <summary>Whether another attempt may be paid for.</summary>
    public bool Affordable => Lost + Read < attempts;

    public void Send() => Lost++;

    /// <summary>The attempt came back.</summary>
    public void Return(Fault? fault)
    {
        if (fault is not { Billed: Billed.Anything }) Lost--;
        if (fault is { Billed: Billed.Prompt }) Read++;
    }
}
