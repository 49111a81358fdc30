using Ponder.Core.Voting;
using Ponder.Search.BestOfN;
using Ponder.Search.Solving;

namespace Ponder.Search.WeightedBestOfN;

/// <summary>Best-of-N that adds up the scores of equivalent answers (Li et al. 2023; Snell et al. 2024, section 5.1).</summary>
internal static class WeightedBestOfNStrategy
{
    public static StrategyEntry Entry { get; } =
        BestOfNStrategy.Make(StrategyNames.WeightedBestOfN, "N scored samples; the answer with the largest sum of scores wins.", VoteRule.Weighted);
}
