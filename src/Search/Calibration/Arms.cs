using Ponder.Search.Solving;

namespace Ponder.Search.Calibration;

/// <summary>Arms: strategies with their options, as an allocator plays them.</summary>
public static class Arms
{
    /// <summary>The vote of independent samples: weighed by the verifier where its scores can be used.</summary>
    public static string Voter(bool scored) => scored ? StrategyNames.WeightedBestOfN : StrategyNames.Majority;
}
