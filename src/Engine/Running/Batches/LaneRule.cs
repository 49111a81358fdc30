using Ponder.Core.Proposing;
using Ponder.Search.Rounds;

namespace Ponder.Engine.Running.Batches;

/// <summary>
/// Which rounds go by batch: those whose requests all begin from the problem and go to the end, or judge whole texts that are there. A round with
/// anything else in it is asked live as a whole: what goes on from it would wait a day for each step.
/// </summary>
internal static class LaneRule
{
    public static bool Takes(Round round) => round.Asks.All(Takes);

    private static bool Takes(Ask ask) => ask switch
    {
        ProposeAsk { Steps: not null } => false,
        ProposeAsk propose => propose.Purpose.Judges() || propose is { Parent: null, Texts.Count: 0 },
        ScoreAsk score => score.Items.All(item => item.Prefix is null),
        _ => false,
    };
}
