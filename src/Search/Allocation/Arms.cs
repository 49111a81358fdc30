using Ponder.Search.Catalogue;

namespace Ponder.Search.Allocation;

/// <summary>Arms: strategies with their options, in words, as an allocator plays them.</summary>
public static class Arms
{
    /// <summary>The arm of a strategy on a budget of n sampled solutions.</summary>
    public static string Of(string strategy, int n) => StrategyChoice.Parse(strategy, n).Text;

    /// <summary>The vote of independent samples: weighed by the verifier where its scores can be used.</summary>
    public static string Voter(bool scored) => scored ? "weighted-best-of-n" : "majority";
}
