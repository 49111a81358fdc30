using Ponder.Core.Budgets;
using Ponder.Search.Solving;
using Ponder.Search.Standings;

namespace Ponder.Evaluation.Calibration;

/// <summary>An arm as it was played on every problem.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Results">What it came to, problem by problem.</param>
internal sealed record Trial(StrategyChoice Arm, IReadOnlyList<TrialResult> Results)
{
    /// <summary>Mean tokens of the problems in those places.</summary>
    public double Tokens(IReadOnlyList<int> places) => places.Count == 0 ? 0 : places.Average(p => (double)Results[p].Spent.Tokens);

    /// <summary>The share of them answered right.</summary>
    public double Accuracy(IReadOnlyList<int> places) => places.Count == 0 ? 0 : places.Average(p => Results[p].Right ? 1.0 : 0.0);
}

/// <summary>
/// What an arm came to on one problem: right or not, all that was spent up to its end, how the problem stood, and which of its groups is
/// right.
/// </summary>
internal sealed record TrialResult(bool Right, Spend Spent, Standing Standing, int? RightGroup);
