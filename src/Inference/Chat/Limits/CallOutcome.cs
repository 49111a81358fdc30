using Ponder.Inference.Chat.Wire.Replies;

namespace Ponder.Inference.Chat.Limits;

/// <summary>What became of one call after all its attempts: a reply or a fault, and how many attempts were charged without one.</summary>
internal sealed record CallOutcome(ChatReply? Reply, Fault? Fault)
{
    /// <summary>Attempts that may have been answered, and whose answers were lost.</summary>
    public int Lost { get; init; }

    /// <summary>Attempts whose prompt was read and refused.</summary>
    public int Read { get; init; }

    /// <summary>Whether it is no result: the service could not be had, and is to be asked again.</summary>
    public bool Unavailable { get; init; }

    /// <summary>Whether it is known to have cost nothing.</summary>
    public bool Free => Reply is null && Lost == 0 && Read == 0;
}
